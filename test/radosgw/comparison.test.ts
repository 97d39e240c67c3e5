// The same questions to our own S3 server and to one by others: where that one differs stands here.
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf } from "../s3/client.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { PROBES, type Probe, Target, VERSIONING_PROBES } from "./probes.ts";

/** Known deviations by the value of HUIXUN_S3_TARGET; radosgw is Ceph 16.2, as in Debian 12. */
const DEVIATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	radosgw: {
		// It compares with its own ETag without quotes, so a quoted one never matches.
		"PUT If-Match with the ETag as it was given": "412 PreconditionFailed",
		"PUT If-Match on an absent key": "412 PreconditionFailed",
		"PUT If-Match over a delete marker": "412 PreconditionFailed",
		// In a bucket with versions it ignores the condition: the store refuses to be used there.
		"PUT If-None-Match: * on a key that is there, with versions": "no failure",
		"a body in chunks with its checksum behind it": "411 MissingContentLength",
		// It knows no checksums but Content-MD5.
		"a wrong CRC-32": "no failure",
		"a checksum given back": "none",
		"DELETE If-Match with another ETag": "no failure",
		"a copy if its source has another ETag": "no failure",
		"a copy onto a key that is there, If-None-Match: *": "no failure",
	},
};

const {
	HUIXUN_S3_ENDPOINT: endpoint,
	HUIXUN_S3_BUCKET: bucket = "",
	HUIXUN_S3_VERSIONED_BUCKET: versionedBucket,
	HUIXUN_S3_TARGET: target = "",
} = process.env;

describe("our own server answers as S3 does", () => {
	let server: S3TestServer;
	let client: S3Client;
	beforeAll(async () => {
		server = await startS3Server({ buckets: ["plain", "versioned"] });
		client = clientOf(server);
	});
	afterAll(async () => {
		client.destroy();
		await server.close();
	});

	for (const { asks, ask, answer } of PROBES)
		it(asks, async () => {
			expect(await ask(new Target(client, "plain"))).toBe(answer);
		});

	for (const { asks, ask, answer } of VERSIONING_PROBES)
		it(asks, async () => {
			expect(await ask(new Target(client, "versioned"))).toBe(answer);
		});
});

describe.skipIf(!endpoint)(`${target || endpoint} answers as S3 does`, () => {
	const client = new S3Client({
		...(endpoint ? { endpoint } : {}),
		forcePathStyle: true,
		maxAttempts: 1,
	});
	afterAll(() => client.destroy());
	const expected = ({ asks, answer }: Probe) =>
		DEVIATIONS[target]?.[asks] ?? answer;

	for (const probe of PROBES)
		it(probe.asks, async () => {
			expect(await probe.ask(new Target(client, bucket))).toBe(expected(probe));
		});

	for (const probe of VERSIONING_PROBES)
		it.skipIf(!versionedBucket)(probe.asks, async () => {
			expect(await probe.ask(new Target(client, versionedBucket ?? ""))).toBe(
				expected(probe),
			);
		});
});
