// The real SDK's client on a server, and short forms of what the tests ask of it.
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import type { S3TestServer } from "../support/s3/startS3Server.ts";

/** One attempt: what a test sees is the server's answer, not the SDK's second try. */
export function clientOf(
	server: S3TestServer,
	config: S3ClientConfig = {},
): S3Client {
	return new S3Client({
		endpoint: server.endpoint,
		region: server.region,
		credentials: server.credentials,
		forcePathStyle: true,
		maxAttempts: 1,
		...config,
	});
}

/** What a failed call of the SDK says: `412 PreconditionFailed`. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
	try {
		await call;
		return "no failure";
	} catch (error) {
		const { name, $metadata } = error as {
			name: string;
			$metadata?: { httpStatusCode?: number };
		};
		return `${$metadata?.httpStatusCode ?? "no reply"} ${name}`;
	}
}
