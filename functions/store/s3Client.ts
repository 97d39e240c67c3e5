// The SDK's client as it is used here: one attempt a call, connections kept, no questions before a body.
import { S3Client } from "@aws-sdk/client-s3";
import type { S3StoreOptions } from "./s3Options.ts";

const CONNECT_MS = 5_000;

export function openS3Client(
	{
		endpoint,
		region,
		credentials,
		pathStyle,
	}: Pick<S3StoreOptions, "endpoint" | "region" | "credentials" | "pathStyle">,
	atOnce: number,
): S3Client {
	const connections = { keepAlive: true, maxSockets: atOnce };
	return new S3Client({
		maxAttempts: 1,
		// Asking first costs a round trip, and the SDK then opens a connection for each such body.
		expectContinueHeader: false,
		requestHandler: {
			connectionTimeout: CONNECT_MS,
			httpAgent: connections,
			httpsAgent: connections,
		},
		...(endpoint ? { endpoint } : {}),
		forcePathStyle: pathStyle ?? endpoint !== undefined,
		...(region ? { region } : {}),
		...(credentials ? { credentials } : {}),
	});
}
