// The port on S3 and what speaks as it does.
import { setTimeout as pause } from "node:timers/promises";
import {
	DeleteObjectCommand,
	DeleteObjectsCommand,
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	ListObjectVersionsCommand,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import {
	ConditionProbe,
	PROBE_KEY,
	type ProbeWrite,
} from "./conditionProbe.ts";
import { asFailure } from "./s3Answers.ts";
import { openS3Client } from "./s3Client.ts";
import { conditionHeaders, fromS3, toS3 } from "./s3Headers.ts";
import type { S3StoreOptions } from "./s3Options.ts";
import { type Answer, S3Requests } from "./s3Requests.ts";
import {
	assertKey,
	type Condition,
	type Forgotten,
	LIST_LIMIT,
	type Listing,
	type ObjectHead,
	type PutOptions,
	type PutOutcome,
	type Store,
	type StoredObject,
} from "./store.ts";
import { StoreFailure } from "./storeFailure.ts";

/** More than one publish has under way; each has a connection that is kept. */
const AT_ONCE = 32;

/** Pages of versions of one object; beyond that the service does not delete what it says it does. */
const MOST_VERSION_PAGES = 1000;

export class S3Store implements Store {
	readonly #client: S3Client;
	readonly #bucket: string;
	readonly #prefix: string;
	readonly #conditions: ConditionProbe | undefined;
	readonly #requests: S3Requests;
	#region: Promise<string> | undefined;

	constructor(options: S3StoreOptions) {
		const { bucket, prefix = "", endpoint } = options;
		const { atOnce = AT_ONCE, random = Math.random, sleep = pause } = options;
		if (prefix !== "") assertKey(prefix);
		this.#bucket = bucket;
		this.#prefix = prefix === "" ? "" : `${prefix}/`;
		this.#requests = new S3Requests({
			place: this.place,
			atOnce,
			chance: { random, sleep },
			deadline: options.deadline ?? ((limit) => AbortSignal.timeout(limit)),
		});
		const { conditions = endpoint ? "probe" : "trusted" } = options;
		if (conditions === "probe")
			this.#conditions = new ConditionProbe({
				place: this.place,
				chance: { random, sleep },
				write: (...args) => this.#probeWrite(...args),
				remove: (key) => this.delete(key),
			});
		this.#client = openS3Client(options, atOnce);
	}

	/** As people write it: `s3://bucket/prefix/`. */
	get place(): string {
		return `s3://${this.#bucket}/${this.#prefix}`;
	}

	async get(key: string): Promise<StoredObject | undefined> {
		const at = this.#at(key);
		const answer = await this.#ask(async (abortSignal) => {
			const found = await this.#client.send(new GetObjectCommand(at), {
				abortSignal,
			});
			const body = await found.Body?.transformToByteArray();
			return { found, body: body ?? new Uint8Array() };
		});
		if (answer.kind === "absent") return undefined;
		const { found, body } = this.#requests.done(answer);
		const etag = found.ETag ?? "";
		return { body, etag, size: body.length, metadata: fromS3(found) };
	}

	async head(key: string): Promise<ObjectHead | undefined> {
		const at = this.#at(key);
		const answer = await this.#ask((abortSignal) =>
			this.#client.send(new HeadObjectCommand(at), { abortSignal }),
		);
		if (answer.kind === "absent") return undefined;
		const found = this.#requests.done(answer);
		return {
			etag: found.ETag ?? "",
			size: found.ContentLength ?? 0,
			metadata: fromS3(found),
			...(found.LastModified
				? { storedAt: `${found.LastModified.toISOString().slice(0, 19)}Z` }
				: {}),
		};
	}

	async put(
		key: string,
		body: Uint8Array,
		{ condition, metadata }: PutOptions = {},
	): Promise<PutOutcome> {
		const at = this.#at(key);
		const etags = condition && (await this.#conditions?.etagForm());
		const input = {
			...at,
			...toS3(metadata),
			...conditionHeaders(condition, etags),
			// Not a stream: those are sent in chunks, which not every service reads.
			Body: body,
		};
		const answer = await this.#ask((abortSignal) =>
			this.#client.send(new PutObjectCommand(input), { abortSignal }),
		);
		if (answer.kind === "again") return { kind: "unknown" };
		// S3 says 404 where If-Match meets nothing.
		if (answer.kind === "absent" && condition?.kind === "match")
			return { kind: "refused" };
		if (answer.kind === "refused") return answer;
		return { kind: "stored", etag: this.#requests.done(answer).ETag ?? "" };
	}

	async delete(key: string): Promise<void> {
		const at = this.#at(key);
		const answer = await this.#ask((abortSignal) =>
			this.#client.send(new DeleteObjectCommand(at), { abortSignal }),
		);
		if (answer.kind !== "absent") this.#requests.done(answer);
	}

	async list(
		prefix: string,
		options: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { after = "", limit = LIST_LIMIT } = options;
		const keys: string[] = [];
		for (let last = after, more = true; more; ) {
			const page = await this.#listPage(prefix, last, limit - keys.length);
			last = page.keys.at(-1) ?? last;
			more = page.more;
			keys.push(...page.keys.filter((key) => !PROBE_KEY.test(key)));
			if (keys.length >= limit) return { keys, more };
		}
		return { keys, more: false };
	}

	/** S3 answers when a write is safe. */
	async barrier(): Promise<void> {}

	/** Versions that are not the current one, delete markers among them. */
	async forgetVersions(key: string): Promise<Forgotten> {
		const { Key } = this.#at(key);
		try {
			for (let page = 0; page < MOST_VERSION_PAGES; page++) {
				const versions = await this.#earlierVersions(Key);
				if (versions.length === 0) return { kind: "forgotten" };
				await this.#deleteVersions(versions);
			}
			throw new StoreFailure("rejected", this.place, "versions stay");
		} catch (error) {
			if (!(error instanceof StoreFailure)) throw error;
			// A service without versions keeps none.
			if (error.problem === "unsupported") return { kind: "forgotten" };
			if (error.problem !== "denied") throw error;
			return { kind: "denied", detail: error.detail };
		}
	}

	/** Ends the connections that are kept. */
	close(): void {
		this.#client.destroy();
	}

	async #listPage(prefix: string, after: string, limit: number) {
		const answer = await this.#ask((abortSignal) =>
			this.#client.send(
				new ListObjectsV2Command({
					Bucket: this.#bucket,
					Prefix: this.#prefix + prefix,
					...(after === "" ? {} : { StartAfter: this.#prefix + after }),
					MaxKeys: Math.min(limit, LIST_LIMIT),
				}),
				{ abortSignal },
			),
		);
		const { Contents = [], IsTruncated = false } = this.#requests.done(answer);
		const keys = Contents.map(({ Key = "" }) => Key.slice(this.#prefix.length));
		return { keys, more: IsTruncated };
	}

	/** One page of them; the key itself sorts first among those that begin with it. */
	async #earlierVersions(Key: string) {
		const answer = await this.#ask((abortSignal) =>
			this.#client.send(
				new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix: Key }),
				{ abortSignal },
			),
		);
		const { Versions = [], DeleteMarkers = [] } = this.#requests.done(answer);
		return [...Versions, ...DeleteMarkers]
			.filter((version) => version.Key === Key && version.IsLatest === false)
			.map(({ VersionId }) => ({ Key, VersionId }));
	}

	async #deleteVersions(
		Objects: { Key: string; VersionId?: string | undefined }[],
	) {
		const input = {
			Bucket: this.#bucket,
			Delete: { Objects: Objects as { Key: string }[], Quiet: true },
		};
		const answer = await this.#ask(async (abortSignal) => {
			const { Errors = [] } = await this.#client.send(
				new DeleteObjectsCommand(input),
				{ abortSignal },
			);
			// The reply is 200 all the same.
			const [first] = Errors;
			if (first) throw asFailure(first.Code ?? "");
		});
		this.#requests.done(answer);
	}

	#at(key: string) {
		assertKey(key);
		return { Bucket: this.#bucket, Key: this.#prefix + key };
	}

	async #ask<T>(
		call: (abortSignal: AbortSignal) => Promise<T>,
		attempts?: number,
	): Promise<Answer<T>> {
		this.#region ??= this.#client.config.region().catch((error: Error) => {
			throw new StoreFailure("no-region", this.place, error.message);
		});
		await this.#region;
		return this.#requests.ask(call, attempts);
	}

	/** One attempt: a second would meet the first one's success. */
	async #probeWrite(
		key: string,
		Body: Uint8Array,
		condition: Condition,
	): Promise<ProbeWrite> {
		const input = {
			...this.#at(key),
			...conditionHeaders(condition, "as given"),
			Body,
		};
		const answer = await this.#ask(
			(abortSignal) =>
				this.#client.send(new PutObjectCommand(input), { abortSignal }),
			1,
		);
		if (answer.kind === "absent") return { kind: "refused" };
		return answer.kind === "done"
			? { kind: "done", etag: answer.value.ETag ?? "" }
			: answer;
	}
}
