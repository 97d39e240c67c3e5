// What goes beside the bytes: conditions, two headers that S3 knows, and two of ours that come back as they were.
import { type EtagForm, formed } from "./conditionProbe.ts";
import type { Condition, ObjectMetadata } from "./store.ts";

interface S3Metadata {
	ContentType?: string | undefined;
	CacheControl?: string | undefined;
	/** `x-amz-meta-*`: text by lower-case name. */
	Metadata?: Record<string, string> | undefined;
}

export function toS3({
	contentType,
	cacheControl,
	generation,
	sha256,
}: ObjectMetadata = {}): S3Metadata {
	const own = {
		...(generation === undefined ? {} : { generation: String(generation) }),
		...(sha256 === undefined ? {} : { sha256 }),
	};
	return {
		...(contentType === undefined ? {} : { ContentType: contentType }),
		...(cacheControl === undefined ? {} : { CacheControl: cacheControl }),
		...(Object.keys(own).length > 0 ? { Metadata: own } : {}),
	};
}

/** Where no content type was given S3 names one of its own. What does not read as ours is left out. */
export function fromS3({
	ContentType,
	CacheControl,
	Metadata = {},
}: S3Metadata): ObjectMetadata {
	const { generation = "", sha256 = "" } = Metadata;
	return {
		...(ContentType ? { contentType: ContentType } : {}),
		...(CacheControl ? { cacheControl: CacheControl } : {}),
		...(/^\d{1,15}$/.test(generation)
			? { generation: Number(generation) }
			: {}),
		...(/^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
	};
}

export function conditionHeaders(
	condition: Condition | undefined,
	form: EtagForm | undefined,
) {
	if (!condition) return {};
	return condition.kind === "absent"
		? { IfNoneMatch: "*" }
		: { IfMatch: formed(condition.etag, form ?? "as given") };
}
