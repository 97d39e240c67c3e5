// The state behind the server: its buckets, and the counter that names versions.
import { createHash } from "node:crypto";
import { Bucket } from "./bucket.ts";
import { S3Error } from "./s3Error.ts";

export class S3Service {
	readonly buckets = new Map<string, Bucket>();
	readonly region: string;
	readonly now: () => Date;
	#versionIds = 0;

	constructor(region: string, now: () => Date) {
		this.region = region;
		this.now = now;
	}

	/** @throws S3Error NoSuchBucket. */
	bucket(name: string): Bucket {
		const bucket = this.buckets.get(name);
		if (!bucket)
			throw new S3Error("NoSuchBucket", { details: { BucketName: name } });
		return bucket;
	}

	/** @throws S3Error BucketAlreadyOwnedByYou, InvalidBucketName. */
	createBucket(name: string): Bucket {
		// The rules of S3's "Bucket naming rules" that are about single characters.
		if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || /\.\./.test(name))
			throw new S3Error("InvalidBucketName", { details: { BucketName: name } });
		if (this.buckets.has(name))
			throw new S3Error("BucketAlreadyOwnedByYou", {
				details: { BucketName: name },
			});
		const bucket = new Bucket(name, this.now, () => this.#newVersionId());
		this.buckets.set(name, bucket);
		return bucket;
	}

	/** The same in every run, and in no order that code could lean on. */
	#newVersionId(): string {
		return createHash("sha256")
			.update(`version ${++this.#versionIds}`)
			.digest("base64url")
			.slice(0, 32);
	}
}
