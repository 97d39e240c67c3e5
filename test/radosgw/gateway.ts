// A site's buckets on an S3 implementation by others: what the model of a site asks of its own test server (who
// may do what, events, a log of requests) stands before it, and passes each request on under one key.
import {
	request as ask,
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { Storage, StorageNeeds } from "../support/aws/storage.ts";
import { newRecord, readBody, refusal } from "../support/s3/exchange.ts";
import { Notifications, type Notified } from "../support/s3/notifications.ts";
import { permissionsFor } from "../support/s3/permissions.ts";
import type { RequestRecord } from "../support/s3/requestLog.ts";
import { S3Error } from "../support/s3/s3Error.ts";
import { readRequest, type S3Request } from "../support/s3/s3Request.ts";
import {
	authorizationOf,
	type S3Credentials,
	verifySignature,
} from "../support/s3/signature.ts";

export interface Behind {
	/** As in `http://127.0.0.1:17480`. */
	endpoint: string;
	region: string;
	credentials: S3Credentials;
}

const EVENTS: Partial<
	Record<RequestRecord["operation"], Notified["eventName"]>
> = {
	PutObject: "ObjectCreated:Put",
	CopyObject: "ObjectCreated:Copy",
	DeleteObject: "ObjectRemoved:Delete",
};

interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: Buffer;
}

export async function startGateway(
	behind: Behind,
	needs: StorageNeeds,
): Promise<Storage> {
	const { region, credentials } = behind;
	await createBuckets(behind, needs.buckets);
	const callers = new Map(
		[credentials, ...needs.otherCredentials].map((caller) => [
			caller.accessKeyId,
			caller,
		]),
	);
	const requests: RequestRecord[] = [];
	const notifications = new Notifications(region, () => new Date());
	const server = createServer((incoming, outgoing) => {
		passOn(incoming, outgoing).catch((error: Error) => outgoing.destroy(error));
	});

	async function passOn(incoming: IncomingMessage, outgoing: ServerResponse) {
		const request = readRequest(incoming);
		const record = newRecord(request, String(requests.length + 1));
		requests.push(record);
		const body = (await readBody(incoming)) ?? Buffer.alloc(0);
		const denied = refusalOf(request, record);
		const answer = denied ?? (await fetchFrom(behind, request, body));
		record.status = answer.status;
		const eventName = EVENTS[record.operation];
		if (eventName && answer.status < 300)
			needs.onEvent(
				notifications.record(
					{
						eventName,
						bucket: { name: request.bucket, versioning: undefined },
						version: {
							key: request.key,
							body,
							etag: String(answer.headers.etag ?? ""),
							versionId: "null",
						},
					},
					record.requestId,
				),
			);
		outgoing.writeHead(answer.status, answer.headers).end(answer.body);
	}

	function refusalOf(
		request: S3Request,
		record: RequestRecord,
	): Answer | undefined {
		try {
			const { accessKeyId } = verifySignature(request, callers);
			record.accessKeyId = accessKeyId;
			if (record.operation === "unknown") throw new S3Error("NotImplemented");
			for (const permission of permissionsFor(record.operation, request))
				if (!needs.authorize({ ...permission, accessKeyId, request: record }))
					throw new S3Error("AccessDenied");
			return undefined;
		} catch (error) {
			if (!(error instanceof S3Error)) throw error;
			const { status, headers, body } = refusal(error, record.requestId);
			return { status, headers, body: Buffer.from(body ?? "") };
		}
	}

	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		region,
		credentials,
		// Nothing to look into but by requests.
		buckets: new Map(),
		requests,
		testEvent: (bucket) => notifications.testEvent(bucket, "0"),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function fetchFrom(
	{ endpoint, region, credentials }: Behind,
	request: S3Request,
	body: Buffer,
): Promise<Answer> {
	const {
		authorization: _,
		connection: __,
		"transfer-encoding": ___,
		...given
	} = request.headers;
	const headers: Record<string, string> = {
		...given,
		host: new URL(endpoint).host,
	};
	// Ceph 16 compares with its own ETag without quotes.
	if (headers["if-match"])
		headers["if-match"] = headers["if-match"].replaceAll('"', "");
	const authorization = authorizationOf(
		{ ...request, headers },
		credentials,
		region,
	);
	return new Promise((resolve, reject) => {
		const asked = ask(
			`${endpoint}${request.target}`,
			{ method: request.method, headers: { ...headers, authorization } },
			(answer) => {
				const parts: Buffer[] = [];
				answer.on("data", (part: Buffer) => parts.push(part));
				answer.on("error", reject);
				answer.on("end", () => {
					const {
						connection: _connection,
						"transfer-encoding": _encoding,
						...rest
					} = answer.headers;
					resolve({
						status: answer.statusCode ?? 500,
						headers: rest,
						body: Buffer.concat(parts),
					});
				});
			},
		);
		asked.on("error", reject);
		asked.end(body);
	});
}

async function createBuckets(
	{ endpoint, region, credentials }: Behind,
	names: readonly string[],
): Promise<void> {
	const client = new S3Client({
		endpoint,
		region,
		credentials,
		forcePathStyle: true,
	});
	for (const Bucket of names)
		await client.send(new CreateBucketCommand({ Bucket }));
	client.destroy();
}
