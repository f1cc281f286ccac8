/** Resident memory of the whole laptop in one process: cloud, functions, tables, and the pages' side of the sockets. */

export interface MemoryMark {
  readonly when: string;
  readonly rssMb: number;
  readonly heapMb: number;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_024 / 1_024);

export const memoryMark = (when: string): MemoryMark => {
  const { rss, heapUsed } = process.memoryUsage();
  return { when, rssMb: megabytes(rss), heapMb: megabytes(heapUsed) };
};
