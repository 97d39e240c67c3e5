// One exchange over HTTP: reads the request, strikes the planned fault, sends the reply.
import type { IncomingMessage, ServerResponse } from "node:http";
import { answer, type Surroundings } from "./answer.ts";
import type { FaultKind, Faults } from "./faults.ts";
import { operationOf } from "./operation.ts";
import type { RequestRecord } from "./requestLog.ts";
import { S3Error } from "./s3Error.ts";
import { readRequest, type S3Request } from "./s3Request.ts";
import type { S3Response } from "./s3Response.ts";

/** A test that sends more has gone wrong. */
const MOST_BODY_BYTES = 256 * 1024 * 1024;

export interface Exchange {
	requestId: string;
	faults: Faults;
	requests: RequestRecord[];
	around: Surroundings;
}

export async function exchange(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	{ requestId, faults, requests, around }: Exchange,
): Promise<void> {
	const request = readRequest(incoming);
	const record = newRecord(request, requestId);
	requests.push(record);
	let raw: Buffer | undefined;
	try {
		raw = await readBody(incoming);
	} catch {
		// The client went away.
		return;
	}
	record.bytesIn = raw?.length ?? 0;
	const fault = faults.take(record);
	if (fault !== undefined) record.fault = fault;
	if (fault === "hang") return;
	if (fault === "reset before") return reset(incoming);
	if (typeof fault === "object" && "delay" in fault) await fault.delay;
	const reply = () =>
		raw
			? answer(request, raw, record, around)
			: refusal(new S3Error("EntityTooLarge"), requestId);
	const refused = refusedBy(fault);
	const response = refused
		? refusal(refused, requestId)
		: attempt(reply, requestId);
	if (fault === "reset after commit") return reset(incoming);
	if (typeof fault === "object" && "delayReply" in fault)
		await fault.delayReply;
	send(
		outgoing,
		fault === "500 after commit"
			? refusal(new S3Error("InternalError"), requestId)
			: response,
		record,
	);
}

export function newRecord(
	request: S3Request,
	requestId: string,
): RequestRecord {
	const {
		authorization: _,
		"x-amz-security-token": __,
		...headers
	} = request.headers;
	return {
		requestId,
		method: request.method,
		bucket: request.bucket,
		key: request.key,
		query: request.query,
		headers,
		operation: nameOf(request),
		permissions: [],
		bytesIn: 0,
		bytesOut: 0,
	};
}

function nameOf(request: S3Request): RequestRecord["operation"] {
	try {
		return operationOf(request);
	} catch {
		return "unknown";
	}
}

/** Undefined if it is too large. */
export async function readBody(
	incoming: IncomingMessage,
): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes <= MOST_BODY_BYTES) chunks.push(chunk);
		else chunks.length = 0;
	}
	return bytes <= MOST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function refusedBy(fault: FaultKind | undefined): S3Error | undefined {
	switch (fault) {
		case "409 ConditionalRequestConflict":
			return new S3Error("ConditionalRequestConflict");
		case "503 SlowDown":
			return new S3Error("SlowDown");
		case "500 before":
			return new S3Error("InternalError");
		default:
			return undefined;
	}
}

function attempt(reply: () => S3Response, requestId: string): S3Response {
	try {
		return reply();
	} catch (error) {
		if (error instanceof S3Error) return refusal(error, requestId);
		// Not a thing of S3 but a mistake here or in a callback of the test: say which.
		const message = error instanceof Error ? error.stack : String(error);
		return refusal(
			new S3Error("InternalError", { message: message ?? "" }),
			requestId,
		);
	}
}

export function refusal(error: S3Error, requestId: string): S3Response {
	return {
		status: error.status,
		headers: { "content-type": "application/xml", ...error.headers },
		body: error.toXml(requestId),
	};
}

function reset(incoming: IncomingMessage): void {
	incoming.socket.resetAndDestroy();
}

/** To HEAD goes the length of an object without it; of an error neither. */
function send(
	outgoing: ServerResponse,
	{ status, headers, body = "" }: S3Response,
	record: RequestRecord,
): void {
	record.status = status;
	const bytes = Buffer.from(body);
	const isHead = record.method === "HEAD";
	const bodiless =
		status === 204 || status === 304 || (isHead && status >= 300);
	outgoing.writeHead(status, {
		...headers,
		...(bodiless ? {} : { "content-length": String(bytes.length) }),
		"x-amz-request-id": record.requestId,
		"x-amz-id-2": "s3-test-server",
		server: "S3TestServer",
	});
	if (bodiless || isHead) outgoing.end();
	else {
		record.bytesOut = bytes.length;
		outgoing.end(bytes);
	}
}
