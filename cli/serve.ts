// The published folder over HTTP, as readers ask for it: validators, compression, CORS.
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import {
	createServer,
	type IncomingMessage,
	type OutgoingHttpHeaders,
	type Server,
	type ServerResponse,
} from "node:http";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import {
	acceptsGzip,
	cacheControlOf,
	contentTypeOf,
	isText,
	isUnchanged,
	NOT_FOUND_CACHE,
	pathOf,
} from "./httpRules.ts";

const compress = promisify(gzip);

/** Smaller bodies are not worth compressing. */
const COMPRESS_FROM = 1000;

/** On every answer, errors among them: a reader in a browser sees no status without them. */
const ALWAYS = {
	"access-control-allow-origin": "*",
	"access-control-expose-headers": "ETag, Last-Modified",
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"content-security-policy":
		"default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** An attachment is somebody else's file: whatever is in it, it is not part of the site. */
const ATTACHMENT = {
	"content-disposition": "attachment",
	"content-security-policy": "default-src 'none'; sandbox",
};

/** A server on the loopback interface; `port` 0 takes any free one. */
export async function serve(root: string, port: number): Promise<Server> {
	const real = await realpath(root);
	const server = createServer((request, response) => {
		answer(real, request, response).catch(() => {
			if (!response.headersSent) response.writeHead(500, ALWAYS);
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
	if (method === "OPTIONS")
		return end(response, 204, {
			"access-control-allow-methods": "GET, HEAD",
			"access-control-allow-headers": "If-None-Match, If-Modified-Since",
			"access-control-max-age": "86400",
		});
	if (method !== "GET" && method !== "HEAD")
		return end(response, 405, { allow: "GET, HEAD, OPTIONS" });
	const path = pathOf(request.url ?? "/");
	const found = path === undefined ? "absent" : await read(root, path);
	// Links on the page of a folder are relative to the folder.
	if (found === "folder") return end(response, 301, { location: `/${path}/` });
	if (found === "absent") {
		const page = await read(root, "404.html");
		const there = typeof page === "object";
		return send(request, response, 404, {
			body: there ? page.body : Buffer.from("404\n"),
			headers: {
				"content-type": there
					? contentTypeOf("404.html")
					: "text/plain; charset=utf-8",
				"cache-control": NOT_FOUND_CACHE,
			},
		});
	}
	const hash = createHash("sha256").update(found.body).digest("base64url");
	const etag = `"${hash.slice(0, 27)}"`;
	const headers = {
		etag,
		"last-modified": found.modified.toUTCString(),
		"cache-control": cacheControlOf(found.path),
		"content-type": contentTypeOf(found.path),
		...(found.path.startsWith("files/") ? ATTACHMENT : {}),
	};
	const status = isUnchanged(request.headers, etag, found.modified) ? 304 : 200;
	await send(request, response, status, { body: found.body, headers });
}

interface Opened {
	path: string;
	body: Buffer;
	modified: Date;
}

/** A file below the root, or a folder with a page; links that lead out of it, hidden files and all but plain files are absent. */
async function read(
	root: string,
	path: string,
): Promise<Opened | "absent" | "folder"> {
	try {
		const real = await realpath(join(root, path));
		const inside = relative(root, real).split(sep);
		if (inside.some((part) => part.startsWith("."))) return "absent";
		const file = await open(
			real,
			// A pipe in the folder would keep the answer waiting.
			constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
		);
		try {
			const found = await file.stat();
			if (found.isDirectory()) {
				const index = await read(root, `${path}/index.html`);
				return typeof index === "object" ? "folder" : "absent";
			}
			if (!found.isFile()) return "absent";
			return {
				path,
				body: await file.readFile(),
				// A date ahead of the clock stops readers from asking for good (RFC 9110 §8.8.2.1).
				modified: new Date(Math.min(found.mtimeMs, Date.now())),
			};
		} finally {
			await file.close();
		}
	} catch {
		return "absent";
	}
}

function end(
	response: ServerResponse,
	status: number,
	headers: OutgoingHttpHeaders,
): void {
	response.writeHead(status, { ...ALWAYS, ...headers });
	response.end();
}

async function send(
	request: IncomingMessage,
	response: ServerResponse,
	status: number,
	answer: { body: Buffer; headers: Record<string, string> },
): Promise<void> {
	const { etag, ...headers } = answer.headers;
	const compressible =
		isText(headers["content-type"] ?? "") &&
		answer.body.length >= COMPRESS_FROM;
	const zipped = compressible && acceptsGzip(request.headers);
	const common = {
		...ALWAYS,
		...headers,
		// Two encodings are not the same bytes: the tag is weak where they are compressed, as a CDN makes it.
		...(etag ? { etag: zipped ? `W/${etag}` : etag } : {}),
		...(compressible ? { vary: "Accept-Encoding" } : {}),
	};
	if (status === 304) {
		response.writeHead(304, common);
		response.end();
		return;
	}
	const body = zipped ? await compress(answer.body) : answer.body;
	response.writeHead(status, {
		...common,
		...(zipped ? { "content-encoding": "gzip" } : {}),
		"content-length": String(body.length),
	});
	response.end(request.method === "HEAD" ? undefined : body);
}
