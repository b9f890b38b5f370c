// expect: nothing
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
const s3 = new S3Client({ maxAttempts: 1 });
export async function put(params, tries = 0) {
  try {
    return await s3.send(new PutObjectCommand(params));
  } catch (error) {
    if (error.$metadata.httpStatusCode >= 500 && tries < 3) return put(params, tries + 1);
    throw error;
  }
}
