// The source of a copy, as the header names it: `/bucket/key`, URL-encoded, maybe with a version.
import { S3Error } from "./s3Error.ts";
import type { Headers } from "./s3Request.ts";

export interface CopySource {
	bucket: string;
	key: string;
	versionId: string | undefined;
}

/** @throws S3Error InvalidArgument. */
export function copySource(headers: Headers): CopySource {
	const header = headers["x-amz-copy-source"] ?? "";
	const match =
		/^\/?([^/?]{1,255})\/([^?]{1,4096})(?:\?versionId=([\w.-]{1,128}))?$/.exec(
			header,
		);
	const invalid = new S3Error("InvalidArgument", {
		message: "Copy Source must mention the source bucket and key",
		details: { ArgumentName: "x-amz-copy-source", ArgumentValue: header },
	});
	if (!match) throw invalid;
	try {
		return {
			bucket: decodeURIComponent(match[1] as string),
			key: decodeURIComponent(match[2] as string),
			versionId: match[3],
		};
	} catch {
		throw invalid;
	}
}
