// The published folder over HTTP, as readers ask for it: validators, compression, CORS.
import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import { join, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { ATTACHMENT_TYPES } from "../functions/pipeline/draftAttachments.ts";
import { CONTENT_TYPES } from "../functions/site/siteFile.ts";

const compress = promisify(gzip);

/** Smaller bodies are not worth compressing. */
const COMPRESS_FROM = 1000;

const CORS = {
	"access-control-allow-origin": "*",
	"access-control-expose-headers": "ETag, Last-Modified",
};

const SECURITY = {
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"content-security-policy":
		"default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A server on the loopback interface; `port` 0 takes any free one. */
export async function serve(root: string, port: number): Promise<Server> {
	const real = await realpath(root);
	const server = createServer((request, response) => {
		answer(real, request, response).catch(() => {
			if (!response.headersSent) response.writeHead(500, CORS);
			response.end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
	return server;
}

async function answer(
	root: string,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const method = request.method ?? "GET";
	if (method === "OPTIONS") {
		response.writeHead(204, {
			...CORS,
			"access-control-allow-methods": "GET, HEAD",
			"access-control-allow-headers": "If-None-Match, If-Modified-Since",
			"access-control-max-age": "86400",
		});
		response.end();
		return;
	}
	if (method !== "GET" && method !== "HEAD") {
		response.writeHead(405, { ...CORS, allow: "GET, HEAD, OPTIONS" });
		response.end();
		return;
	}
	const path = pathOf(request.url ?? "/");
	const file = path === undefined ? undefined : await open(root, path);
	if (!file) {
		const page = await open(root, "404.html");
		await send(request, response, 404, page?.body ?? Buffer.from("404\n"), {
			"content-type": page ? CONTENT_TYPES.html : "text/plain; charset=utf-8",
			"cache-control": "public, max-age=60",
		});
		return;
	}
	const etag = `"${createHash("sha256").update(file.body).digest("base64url").slice(0, 27)}"`;
	const validators = {
		etag,
		"last-modified": file.modified.toUTCString(),
		"cache-control": cacheControlOf(file.path),
	};
	if (isUnchanged(request, etag, file.modified)) {
		response.writeHead(304, { ...CORS, ...SECURITY, ...validators });
		response.end();
		return;
	}
	await send(request, response, 200, file.body, {
		...validators,
		"content-type": contentTypeOf(file.path),
		...(file.path.startsWith("files/")
			? { "content-disposition": "attachment" }
			: {}),
	});
}

/** A path of the site; nothing for an address that is none (`..`, hidden files, control characters). */
function pathOf(url: string): string | undefined {
	let path: string;
	try {
		path = decodeURIComponent((url.split(/[?#]/)[0] ?? "").replace(/^\/+/, ""));
	} catch {
		return undefined;
	}
	if (!/^[!-~]*$/.test(path) || path.includes("\\")) return undefined;
	const parts = path.split("/");
	if (
		parts.some(
			(part, n) =>
				part.startsWith(".") || (part === "" && n < parts.length - 1),
		)
	)
		return undefined;
	return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

interface Opened {
	path: string;
	body: Buffer;
	modified: Date;
}

async function open(root: string, path: string): Promise<Opened | undefined> {
	try {
		const real = await realpath(join(root, path));
		if (!real.startsWith(root + sep)) return undefined;
		const found = await stat(real);
		if (found.isDirectory())
			return path.endsWith("index.html")
				? undefined
				: await open(root, `${path}/index.html`);
		return { path, body: await readFile(real), modified: found.mtime };
	} catch {
		return undefined;
	}
}

/** If-None-Match wins: with an outdated ETag the answer is the file, whatever the date says (RFC 9110 §13.1.3). */
function isUnchanged(
	request: IncomingMessage,
	etag: string,
	modified: Date,
): boolean {
	const tags = request.headers["if-none-match"];
	if (tags !== undefined)
		return tags
			.split(",")
			.map((tag) => tag.trim().replace(/^W\//, ""))
			.some((tag) => tag === "*" || tag === etag);
	const since = Date.parse(request.headers["if-modified-since"] ?? "");
	return Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

async function send(
	request: IncomingMessage,
	response: ServerResponse,
	status: number,
	body: Buffer,
	headers: Record<string, string>,
): Promise<void> {
	const type = headers["content-type"] ?? "";
	const compressible =
		/^text\/|xml|json|opml/.test(type) && body.length >= COMPRESS_FROM;
	const accepted = compressible && acceptsGzip(request);
	const sent = accepted ? await compress(body) : body;
	response.writeHead(status, {
		...CORS,
		...SECURITY,
		...headers,
		...(compressible ? { vary: "Accept-Encoding" } : {}),
		...(accepted ? { "content-encoding": "gzip" } : {}),
		"content-length": String(sent.length),
	});
	response.end(request.method === "HEAD" ? undefined : sent);
}

/** RFC 9110 §12.5.3: a coding with weight 0 is refused. */
function acceptsGzip(request: IncomingMessage): boolean {
	const weights = new Map(
		String(request.headers["accept-encoding"] ?? "")
			.split(",")
			.map((one) => {
				const [coding = "", ...parameters] = one
					.split(";")
					.map((part) => part.trim().toLowerCase());
				const weight = parameters.find((part) => part.startsWith("q="));
				return [coding, weight ? Number(weight.slice(2)) : 1] as const;
			}),
	);
	return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}

const EXTENSIONS: Record<string, string> = {
	".html": CONTENT_TYPES.html,
	".css": CONTENT_TYPES.css,
	".json": CONTENT_TYPES.json,
	".opml": CONTENT_TYPES.opml,
	".ics": CONTENT_TYPES.ics,
	".xml": CONTENT_TYPES.xml,
	".txt": "text/plain; charset=utf-8",
};

export function contentTypeOf(path: string): string {
	const extension = /\.[a-z0-9]+$/i.exec(path)?.[0].toLowerCase() ?? "";
	if (path.startsWith("files/"))
		return ATTACHMENT_TYPES[extension] ?? "application/octet-stream";
	if (path.endsWith(".rss.xml")) return CONTENT_TYPES.rss;
	if (path.endsWith(".atom.xml")) return CONTENT_TYPES.atom;
	if (path.startsWith("schemas/")) return CONTENT_TYPES.schema;
	if (/^zh-[^/]+\/.*\.json$/.test(path)) return CONTENT_TYPES.feed;
	return EXTENSIONS[extension] ?? "application/octet-stream";
}

function cacheControlOf(path: string): string {
	if (
		/^v1\/notices\/[^/]+\/r\d+\.json$/.test(path) ||
		path.startsWith("files/")
	)
		return "public, max-age=604800, immutable";
	if (/^(?:style\.css|feeds\.opml|robots\.txt|schemas\/|sitemap)/.test(path))
		return "public, max-age=3600";
	return "public, max-age=60, must-revalidate";
}
