// A bucket that people drop files into: keys in any script, and read no further than they may be large.
import { setTimeout as pause } from "node:timers/promises";
import {
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { openS3Client } from "./s3Client.ts";
import type { S3StoreOptions } from "./s3Options.ts";
import { type Answer, S3Requests } from "./s3Requests.ts";
import { LIST_LIMIT } from "./store.ts";

/** More than one batch of notices has under way. */
const AT_ONCE = 16;

export interface InboxFile {
	/** As the bucket has it, in whatever normal form of Unicode. */
	key: string;
	size: number;
}

export interface InboxRead {
	bytes: Uint8Array;
	/** `x-amz-meta-*`, by lower-case name. */
	labels: Record<string, string>;
}

/** An unreachable bucket throws, as does one that may not be read. */
export class S3Inbox {
	readonly #client: S3Client;
	readonly #bucket: string;
	readonly #requests: S3Requests;

	constructor(options: Omit<S3StoreOptions, "prefix" | "conditions">) {
		const { bucket, atOnce = AT_ONCE } = options;
		this.#bucket = bucket;
		this.#requests = new S3Requests({
			place: `s3://${bucket}/`,
			atOnce,
			chance: {
				random: options.random ?? Math.random,
				sleep: options.sleep ?? pause,
			},
			deadline: options.deadline ?? ((limit) => AbortSignal.timeout(limit)),
		});
		this.#client = openS3Client(options, atOnce);
	}

	/** At most one byte more than `most`: enough to be told as too large. */
	async read(key: string, most: number): Promise<InboxRead | undefined> {
		const input = {
			Bucket: this.#bucket,
			Key: key,
			Range: `bytes=0-${most}`,
		};
		const answer = await this.#requests.ask(
			async (abortSignal): Promise<InboxRead> => {
				try {
					const { Body, Metadata = {} } = await this.#client.send(
						new GetObjectCommand(input),
						{ abortSignal },
					);
					const bytes = await Body?.transformToByteArray();
					return { bytes: bytes ?? new Uint8Array(), labels: Metadata };
				} catch (error) {
					// An empty object has no first byte.
					if (statusOf(error) === 416)
						return { bytes: new Uint8Array(), labels: {} };
					throw error;
				}
			},
		);
		return this.#found(answer);
	}

	async labels(key: string): Promise<Record<string, string> | undefined> {
		const answer = await this.#requests.ask((abortSignal) =>
			this.#client.send(
				new HeadObjectCommand({ Bucket: this.#bucket, Key: key }),
				{ abortSignal },
			),
		);
		const found = this.#found(answer);
		return found && (found.Metadata ?? {});
	}

	/** In the order of their UTF-8 bytes, above `after`. */
	async list(
		prefix: string,
		after = "",
	): Promise<{ files: InboxFile[]; more: boolean }> {
		const answer = await this.#requests.ask((abortSignal) =>
			this.#client.send(
				new ListObjectsV2Command({
					Bucket: this.#bucket,
					Prefix: prefix,
					MaxKeys: LIST_LIMIT,
					...(after === "" ? {} : { StartAfter: after }),
				}),
				{ abortSignal },
			),
		);
		const { Contents = [], IsTruncated = false } = this.#requests.done(answer);
		return {
			files: Contents.map(({ Key = "", Size = 0 }) => ({
				key: Key,
				size: Size,
			})),
			more: IsTruncated,
		};
	}

	async write(
		key: string,
		bytes: Uint8Array,
		more: { contentType?: string; labels?: Record<string, string> } = {},
	): Promise<void> {
		const answer = await this.#requests.ask((abortSignal) =>
			this.#client.send(
				new PutObjectCommand({
					Bucket: this.#bucket,
					Key: key,
					Body: bytes,
					...(more.contentType ? { ContentType: more.contentType } : {}),
					...(more.labels ? { Metadata: more.labels } : {}),
				}),
				{ abortSignal },
			),
		);
		this.#requests.done(answer);
	}

	/** Absent is fine. */
	async remove(key: string): Promise<void> {
		const answer = await this.#requests.ask((abortSignal) =>
			this.#client.send(
				new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }),
				{ abortSignal },
			),
		);
		if (answer.kind !== "absent") this.#requests.done(answer);
	}

	#found<T>(answer: Answer<T>): T | undefined {
		return answer.kind === "absent" ? undefined : this.#requests.done(answer);
	}
}

function statusOf(error: unknown): number | undefined {
	return (error as { $metadata?: { httpStatusCode?: number } }).$metadata
		?.httpStatusCode;
}
