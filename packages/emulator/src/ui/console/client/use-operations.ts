import { useEffect, useState } from 'preact/hooks';
import type { Operation } from '../../../model/operations/operation.js';
import { answerOf, api } from './api.js';

/**
 * Fetches Wix's operations with their titles.
 * @param connection The number of connections to the emulator so far.
 */
export function useOperations(connection: number): readonly Pick<Operation, 'id' | 'title'>[] {
  const [operations, setOperations] = useState<readonly Pick<Operation, 'id' | 'title'>[]>([]);
  useEffect(() => {
    if (connection === 0) return;
    answerOf(api.GET('/operations')).then(
      (list) => setOperations(list.operations),
      // The console can show their ids instead, and faults can apply to any operation.
      () => setOperations([]),
    );
  }, [connection]);
  return operations;
}
