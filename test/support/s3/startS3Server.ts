// An S3-speaking server for tests, on loopback, in this process.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AuthorizationRequest, Surroundings } from "./answer.ts";
import type { Bucket } from "./bucket.ts";
import { exchange } from "./exchange.ts";
import { Faults } from "./faults.ts";
import {
	Notifications,
	type S3EventRecord,
	type S3TestEvent,
} from "./notifications.ts";
import type { RequestRecord } from "./requestLog.ts";
import { S3Service } from "./s3Service.ts";
import type { S3Credentials } from "./signature.ts";

export interface S3ServerOptions {
	/** Made before the server starts. */
	buckets?: string[];
	/** 0, the default, takes a free one. */
	port?: number;
	region?: string;
	/** Those that `server.credentials` gives; there are defaults. */
	credentials?: S3Credentials;
	/** Further callers, to tell apart in `authorize` and in the log. */
	otherCredentials?: S3Credentials[];
	/** Takes conditional writes and does them unconditionally, as some servers do. */
	ignoreConditions?: boolean;
	/** Called after each change, before its reply. */
	onEvent?: (record: S3EventRecord) => void;
	/** Asked for each permission that a request needs; false is 403 AccessDenied. */
	authorize?: (request: AuthorizationRequest) => boolean;
	/** For `Last-Modified` and event times. */
	now?: () => Date;
}

export interface S3TestServer {
	/** As in `http://127.0.0.1:9000`; buckets are addressed path-style. */
	endpoint: string;
	region: string;
	credentials: S3Credentials;
	/** To look into, and to prepare without requests. */
	buckets: ReadonlyMap<string, Bucket>;
	faults: Faults;
	/** In order of arrival; set its length to 0 to count afresh. */
	requests: RequestRecord[];
	/** Opened to the server so far. */
	connections(): number;
	/** What a queue is sent first when notifications to it are set up. */
	testEvent(bucket: string): S3TestEvent;
	/** Ends also what hangs. */
	close(): Promise<void>;
}

const CREDENTIALS: S3Credentials = {
	accessKeyId: "TESTACCESSKEYID",
	secretAccessKey: "test-secret-access-key",
};

export async function startS3Server(
	options: S3ServerOptions = {},
): Promise<S3TestServer> {
	const {
		region = "us-east-1",
		credentials = CREDENTIALS,
		now = () => new Date(),
	} = options;
	const service = new S3Service(region, now);
	for (const name of options.buckets ?? []) service.createBucket(name);
	const notifications = new Notifications(region, now);
	const faults = new Faults();
	const requests: RequestRecord[] = [];
	let requestIds = 0;
	const newRequestId = () =>
		(++requestIds).toString(16).toUpperCase().padStart(16, "0");
	const around: Omit<Surroundings, "changed"> = {
		service,
		callers: new Map(
			[credentials, ...(options.otherCredentials ?? [])].map((caller) => [
				caller.accessKeyId,
				caller,
			]),
		),
		ignoreConditions: options.ignoreConditions ?? false,
		authorize: options.authorize ?? (() => true),
	};

	const server = createServer((incoming, outgoing) => {
		const requestId = newRequestId();
		exchange(incoming, outgoing, {
			requestId,
			faults,
			requests,
			around: {
				...around,
				changed: (change) =>
					options.onEvent?.(notifications.record(change, requestId)),
			},
		}).catch((error: Error) => outgoing.destroy(error));
	});
	let connections = 0;
	server.on("connection", () => connections++);
	// Idle connections stay: a client of the SDK keeps them, and a timer would race with its next request.
	server.keepAliveTimeout = 0;
	server.requestTimeout = 0;
	server.headersTimeout = 0;
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port ?? 0, "127.0.0.1", resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${port}`,
		region,
		credentials,
		buckets: service.buckets,
		faults,
		requests,
		connections: () => connections,
		testEvent: (bucket) => notifications.testEvent(bucket, newRequestId()),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
