// The attachments of a draft: files beside the source, and files that its text links to.
import { keys } from "../journal/keys.ts";
import type { Configuration } from "../notice/configuration.ts";
import type { Document, Source } from "../notice/document.ts";
import type { DraftAttachment } from "../notice/draft.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { paths } from "../site/paths.ts";

/** Served as what they are; whatever else comes is served as bytes, so that nothing runs on the site. */
export const ATTACHMENT_TYPES: Record<string, string> = {
	".pdf": "application/pdf",
	".doc": "application/msword",
	".docx":
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls": "application/vnd.ms-excel",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".ppt": "application/vnd.ms-powerpoint",
	".pptx":
		"application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".ofd": "application/ofd",
	".csv": "text/csv; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
	".jpg": "image/jpeg",
	".jpeg": "image/jpeg",
	".png": "image/png",
	".zip": "application/zip",
};

const OTHER = { extension: ".bin", type: "application/octet-stream" };

/** Attachments of one notice. */
export const MOST_ATTACHMENTS = 50;
/** Bytes of its own files, together: each is copied out when it is published. */
export const MOST_ATTACHMENT_BYTES = 128 * 1024 * 1024;

export function draftAttachments(
	id: string,
	source: Source,
	document: Document,
	configuration: Configuration,
): { attachments: DraftAttachment[]; findings: Finding[] } {
	const stored = source.attachments.map(
		({ name, size, sha256 }, index): DraftAttachment => {
			const { extension, type } = typeOf(name);
			// The order is part of the path: two files may have the same bytes.
			const path = `${index + 1}-${sha256.slice(0, 12)}${extension}`;
			return {
				name,
				url: `${configuration.baseUrl}${paths.attachment(id, path)}`,
				mediaType: type,
				size,
				sha256,
				storedAs: keys.attachment(id, sha256, extension),
				path,
			};
		},
	);
	const linked = document.fileLinks.map(
		({ href, label }): DraftAttachment => ({
			name: label,
			url: href,
			mediaType: typeOf(new URL(href).pathname).type,
		}),
	);
	const seen = new Set<string>();
	const all = [...stored, ...linked].filter(
		({ url }) => !seen.has(url) && seen.add(url),
	);
	let bytes = 0;
	const attachments = all
		.slice(0, MOST_ATTACHMENTS)
		.filter(({ storedAs, size = 0 }) => {
			if (!storedAs) return true;
			bytes += size;
			return bytes <= MOST_ATTACHMENT_BYTES;
		});
	return {
		attachments,
		findings:
			attachments.length < all.length
				? [
						finding(
							"attachment.too-many",
							{ file: source.key },
							{
								left: all.length - attachments.length,
								count: MOST_ATTACHMENTS,
								bytes: MOST_ATTACHMENT_BYTES,
							},
						),
					]
				: [],
	};
}

function typeOf(name: string): { extension: string; type: string } {
	const extension = (/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? "").toLowerCase();
	const type = ATTACHMENT_TYPES[extension];
	return type ? { extension, type } : OTHER;
}
