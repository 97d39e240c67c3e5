// Makes the buckets that the tests expect, at the endpoint that the environment names.
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";

const { HUIXUN_S3_ENDPOINT, HUIXUN_S3_BUCKET, HUIXUN_S3_VERSIONED_BUCKET } =
	process.env;
const client = new S3Client({
	...(HUIXUN_S3_ENDPOINT ? { endpoint: HUIXUN_S3_ENDPOINT } : {}),
	forcePathStyle: true,
});
for (const Bucket of [HUIXUN_S3_BUCKET, HUIXUN_S3_VERSIONED_BUCKET])
	if (Bucket) await client.send(new CreateBucketCommand({ Bucket }));
