// Which operation of the S3 API a request is; what this server does not speak it refuses by name.
import { S3Error } from "./s3Error.ts";
import type { S3Request } from "./s3Request.ts";

export type OperationName =
	| "CopyObject"
	| "CreateBucket"
	| "DeleteBucket"
	| "DeleteObject"
	| "DeleteObjects"
	| "GetBucketVersioning"
	| "GetObject"
	| "HeadBucket"
	| "HeadObject"
	| "ListObjectVersions"
	| "ListObjectsV2"
	| "PutBucketVersioning"
	| "PutObject";

interface Form {
	name: OperationName;
	method: string;
	on: "bucket" | "object";
	/** A parameter or header that tells it from others on the same method. */
	marked?: { query: string } | { header: string };
	/** Parameters besides the mark and the SDK's `x-id`. */
	query?: readonly string[];
}

/** The first form that fits counts, so those with a mark stand before those without. */
const FORMS: readonly Form[] = [
	{
		name: "CopyObject",
		method: "PUT",
		on: "object",
		marked: { header: "x-amz-copy-source" },
	},
	{ name: "PutObject", method: "PUT", on: "object" },
	{ name: "GetObject", method: "GET", on: "object", query: ["versionId"] },
	{ name: "HeadObject", method: "HEAD", on: "object", query: ["versionId"] },
	{
		name: "DeleteObject",
		method: "DELETE",
		on: "object",
		query: ["versionId"],
	},
	{
		name: "DeleteObjects",
		method: "POST",
		on: "bucket",
		marked: { query: "delete" },
	},
	{
		name: "ListObjectsV2",
		method: "GET",
		on: "bucket",
		marked: { query: "list-type" },
		query: [
			"continuation-token",
			"delimiter",
			"encoding-type",
			"max-keys",
			"prefix",
			"start-after",
		],
	},
	{
		name: "ListObjectVersions",
		method: "GET",
		on: "bucket",
		marked: { query: "versions" },
		query: [
			"encoding-type",
			"key-marker",
			"max-keys",
			"prefix",
			"version-id-marker",
		],
	},
	{
		name: "GetBucketVersioning",
		method: "GET",
		on: "bucket",
		marked: { query: "versioning" },
	},
	{
		name: "PutBucketVersioning",
		method: "PUT",
		on: "bucket",
		marked: { query: "versioning" },
	},
	{ name: "CreateBucket", method: "PUT", on: "bucket" },
	{ name: "HeadBucket", method: "HEAD", on: "bucket" },
	{ name: "DeleteBucket", method: "DELETE", on: "bucket" },
];

/** Headers of the API that are heeded; an unknown one would be silently without effect. */
const HEADERS =
	/^x-amz-(?:content-sha256|copy-source(?:-if-(?:none-)?match|-if-(?:un)?modified-since)?|date|decoded-content-length|meta-[!-~]{1,200}|metadata-directive|sdk-checksum-algorithm|security-token|trailer|user-agent|checksum-(?:mode|algorithm|crc32c?|crc64nvme|sha1|sha256))$/;

/** @throws S3Error NotImplemented for other operations, parameters and headers. */
export function operationOf(request: S3Request): OperationName {
	const on = request.key === "" ? "bucket" : "object";
	const form =
		request.bucket === ""
			? undefined
			: FORMS.find(
					(candidate) =>
						candidate.method === request.method &&
						candidate.on === on &&
						isMarked(candidate, request),
				);
	if (!form) throw new S3Error("NotImplemented");
	const mark =
		form.marked && "query" in form.marked ? form.marked.query : "x-id";
	for (const name of Object.keys(request.query))
		if (name !== "x-id" && name !== mark && !form.query?.includes(name))
			throw new S3Error("NotImplemented", { details: { Parameter: name } });
	for (const name of Object.keys(request.headers))
		if (name.startsWith("x-amz-") && !HEADERS.test(name))
			throw new S3Error("NotImplemented", { details: { Header: name } });
	return form.name;
}

function isMarked({ marked }: Form, { query, headers }: S3Request): boolean {
	if (!marked) return true;
	return "query" in marked ? marked.query in query : marked.header in headers;
}
