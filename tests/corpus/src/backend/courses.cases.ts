import { casesOf } from '../../case.js';

export default casesOf<typeof import('./courses.web.js')>(
  {
    method: 'listCourses',
    returns: [
      { title: 'Bread', teacher: 'Ada' },
      { title: 'Pastry', teacher: 'To be announced' },
    ],
  },
  {
    method: 'enrol',
    args: [{ courseId: 'bread', studentId: 'student-2' }],
    returns: { isNew: true },
  },
  {
    method: 'enrol',
    args: [{ courseId: 'bread', studentId: 'student-1' }],
    returns: { isNew: false },
  },
  {
    method: 'listStudents',
    as: 'owner',
    after: [{ method: 'enrol', args: [{ courseId: 'bread', studentId: 'student-2' }] }],
    args: ['bread'],
    returns: ['Ben', 'Cleo'],
  },
);
