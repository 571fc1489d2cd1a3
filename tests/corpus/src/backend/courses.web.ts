import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

/** Lists courses with their teachers. */
export const listCourses = webMethod(Permissions.Anyone, async () => {
  const { items: courses } = await auth
    .elevate(items.query)('Courses')
    .include('teacher')
    .hasSome('tags', ['evening', 'weekend'])
    .ascending('title')
    .find();
  return courses.map((course) => ({
    title: course.title,
    teacher: course.teacher?.name ?? 'To be announced',
  }));
});

/** Adds a student to a course, once. */
export const enrol = webMethod(
  Permissions.Anyone,
  async ({ courseId, studentId }: { courseId: string; studentId: string }) => {
    const isEnrolled = await auth.elevate(items.isReferenced)(
      'Courses',
      'students',
      courseId,
      studentId,
    );
    if (!isEnrolled) {
      await auth.elevate(items.insertReference)('Courses', 'students', courseId, [studentId]);
    }
    return { isNew: !isEnrolled };
  },
);

/** Lists the students of a course. */
export const listStudents = webMethod(Permissions.Admin, async (courseId: string) => {
  const { items: students } = await items.queryReferenced('Courses', courseId, 'students', {
    order: 'asc',
  });
  return students.map((student) => student.name);
});
