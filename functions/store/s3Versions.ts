// What a bucket with versions still holds of the past: each key's versions, and their bytes.
import { setTimeout as pause } from "node:timers/promises";
import {
	GetObjectCommand,
	ListObjectVersionsCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { PROBE_KEY } from "./conditionProbe.ts";
import { openS3Client } from "./s3Client.ts";
import { fromS3 } from "./s3Headers.ts";
import type { S3StoreOptions } from "./s3Options.ts";
import { S3Requests } from "./s3Requests.ts";
import type { ObjectMetadata } from "./store.ts";

const AT_ONCE = 16;

export interface ObjectVersion {
	key: string;
	versionId: string;
	/** UTC to the second, as S3 tells it. */
	at: string;
	latest: boolean;
	/** A delete marker: nothing was there from then on. */
	deleted: boolean;
}

export class S3Versions {
	readonly #client: S3Client;
	readonly #bucket: string;
	readonly #prefix: string;
	readonly #requests: S3Requests;

	constructor(options: S3StoreOptions) {
		const { bucket, prefix = "", atOnce = AT_ONCE } = options;
		this.#bucket = bucket;
		this.#prefix = prefix === "" ? "" : `${prefix}/`;
		this.#requests = new S3Requests({
			place: `s3://${bucket}/${this.#prefix}`,
			atOnce,
			chance: {
				random: options.random ?? Math.random,
				sleep: options.sleep ?? pause,
			},
			deadline: options.deadline ?? ((limit) => AbortSignal.timeout(limit)),
		});
		this.#client = openS3Client(options, atOnce);
	}

	/** Of one key after the other, each key's newest first; what a probe for conditions left is nobody's. */
	async *ofEachKey(): AsyncGenerator<ObjectVersion[]> {
		/** A key's versions may go on in the next page. */
		let open: ObjectVersion[] = [];
		let marker: { KeyMarker?: string; VersionIdMarker?: string } = {};
		for (let more = true; more; ) {
			const page = await this.#page(marker);
			const keys = groupByKey([...open, ...page.versions]);
			more = page.more;
			marker = page.next;
			open = (more && keys.get(page.lastKey)) || [];
			if (open.length > 0) keys.delete(page.lastKey);
			for (const versions of keys.values()) yield versions.sort(newestFirst);
		}
	}

	/** Throws where it is not there any more. */
	async read({
		key,
		versionId,
	}: ObjectVersion): Promise<{ body: Uint8Array; metadata: ObjectMetadata }> {
		const answer = await this.#requests.ask(async (abortSignal) => {
			const found = await this.#client.send(
				new GetObjectCommand({
					Bucket: this.#bucket,
					Key: this.#prefix + key,
					VersionId: versionId,
				}),
				{ abortSignal },
			);
			const body = await found.Body?.transformToByteArray();
			return { body: body ?? new Uint8Array(), metadata: fromS3(found) };
		});
		return this.#requests.done(answer);
	}

	async #page(marker: object) {
		const answer = await this.#requests.ask((abortSignal) =>
			this.#client.send(
				new ListObjectVersionsCommand({
					Bucket: this.#bucket,
					Prefix: this.#prefix,
					...marker,
				}),
				{ abortSignal },
			),
		);
		const page = this.#requests.done(answer);
		const { Versions = [], DeleteMarkers = [], NextKeyMarker = "" } = page;
		const own = (deleted: boolean) => (version: (typeof DeleteMarkers)[0]) => ({
			key: (version.Key ?? "").slice(this.#prefix.length),
			versionId: version.VersionId ?? "",
			at: `${version.LastModified?.toISOString().slice(0, 19)}Z`,
			latest: version.IsLatest === true,
			deleted,
		});
		return {
			versions: [
				...Versions.map(own(false)),
				...DeleteMarkers.map(own(true)),
			].filter(({ key }) => !PROBE_KEY.test(key)),
			more: page.IsTruncated === true,
			lastKey: NextKeyMarker.slice(this.#prefix.length),
			next: {
				KeyMarker: NextKeyMarker,
				...(page.NextVersionIdMarker
					? { VersionIdMarker: page.NextVersionIdMarker }
					: {}),
			},
		};
	}
}

function groupByKey(
	versions: readonly ObjectVersion[],
): Map<string, ObjectVersion[]> {
	const keys = new Map<string, ObjectVersion[]>();
	for (const version of versions)
		keys.set(version.key, [...(keys.get(version.key) ?? []), version]);
	return keys;
}

/**
 * As S3 lists them, but that it lists markers apart: of one second, the marker is taken for the older, so that
 * what is in doubt is there. The sort is stable.
 */
function newestFirst(a: ObjectVersion, b: ObjectVersion): number {
	if (a.latest !== b.latest) return a.latest ? -1 : 1;
	if (a.at !== b.at) return a.at < b.at ? 1 : -1;
	return Number(a.deleted) - Number(b.deleted);
}
