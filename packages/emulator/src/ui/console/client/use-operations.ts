import { useEffect, useState } from 'preact/hooks';
import type { Operation } from '../../../model/operations.js';
import { answerOf, api } from './api.js';

/**
 * Knows Wix's operations by their titles.
 * @param connection Counts the connections to the emulator.
 */
export function useOperations(connection: number): readonly Pick<Operation, 'id' | 'title'>[] {
  const [operations, setOperations] = useState<readonly Pick<Operation, 'id' | 'title'>[]>([]);
  useEffect(() => {
    if (connection === 0) return;
    answerOf(api.GET('/operations')).then(
      (list) => setOperations(list.operations),
      // Their ids can be shown as well, and faults can be for any operation.
      () => setOperations([]),
    );
  }, [connection]);
  return operations;
}
