import { freeLock, type Lock, takeLock } from "./lock.ts";
import { completeJournal } from "./recover.ts";
import { WriteError, writeError } from "./write-error.ts";

/**
 * Lets one run at a time work on a checkout, from what it reads to what it writes. First it completes what a killed
 * run left.
 *
 * @throws WriteError where another run has the checkout, or it cannot be written.
 */
export async function withLock<T>(root: string, takeOver: boolean, job: (lock: Lock) => Promise<T>): Promise<T> {
  const lock = await asWriteError(root, takeLock(root, takeOver));
  try {
    await completeJournal(lock);
    const result = await job(lock);
    await asWriteError(root, freeLock(lock));
    return result;
  } catch (error) {
    await freeLock(lock).catch(() => undefined);
    throw error;
  }
}

async function asWriteError<T>(root: string, done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    throw error instanceof WriteError ? error : writeError(root, error);
  }
}
