// Signature Version 4, against the SDK and against the examples of the S3 API reference.
import {
	GetObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPayload } from "../support/s3/payload.ts";
import type { Headers } from "../support/s3/s3Request.ts";
import { verifySignature } from "../support/s3/signature.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

describe("the server", () => {
	let server: S3TestServer;
	beforeAll(async () => {
		server = await startS3Server({
			buckets: ["site"],
			otherCredentials: [
				{ accessKeyId: "OTHER", secretAccessKey: "other" },
				{
					accessKeyId: "FUNCTION",
					secretAccessKey: "function",
					sessionToken: "token",
				},
			],
		});
	});
	afterAll(() => server.close());

	const list = async (
		accessKeyId: string,
		secretAccessKey: string,
		sessionToken?: string,
	) => {
		const client = clientOf(server, {
			credentials: {
				accessKeyId,
				secretAccessKey,
				...(sessionToken ? { sessionToken } : {}),
			},
		});
		const outcome = await failureOf(
			client.send(new ListObjectsV2Command({ Bucket: "site" })),
		);
		client.destroy();
		return outcome;
	};

	it("takes each of its callers by their own secret", async () => {
		const { accessKeyId, secretAccessKey } = server.credentials;
		expect(await list(accessKeyId, secretAccessKey)).toBe("no failure");
		expect(await list("OTHER", "other")).toBe("no failure");
		expect(server.requests.at(-1)?.accessKeyId).toBe("OTHER");
	});

	it("refuses a wrong secret and an unknown key", async () => {
		expect(await list("OTHER", "another")).toBe("403 SignatureDoesNotMatch");
		expect(await list("NOBODY", "other")).toBe("403 InvalidAccessKeyId");
	});

	it("wants the session token of temporary credentials", async () => {
		expect(await list("FUNCTION", "function", "token")).toBe("no failure");
		expect(await list("FUNCTION", "function")).toBe("400 InvalidToken");
		expect(await list("FUNCTION", "function", "old")).toBe("400 InvalidToken");
		expect(await list("OTHER", "other", "token")).toBe("400 InvalidToken");
	});

	it("refuses who does not sign at all", async () => {
		const reply = await fetch(`${server.endpoint}/site/a`);
		expect(reply.status).toBe(403);
		expect(await reply.text()).toContain("<Code>AccessDenied</Code>");
	});

	it("refuses what is no URI", async () => {
		const reply = await fetch(`${server.endpoint}/site/%E4%BC`);
		expect(reply.status).toBe(400);
		expect(await reply.text()).toContain("<Code>InvalidURI</Code>");
	});

	it("takes the clock of a caller as it is", async () => {
		const client = clientOf(server, { systemClockOffset: -86_400_000 * 365 });
		await client.send(
			new PutObjectCommand({ Bucket: "site", Key: "a", Body: "1" }),
		);
		client.destroy();
	});

	it("takes keys and parameters that need encoding", async () => {
		const client = clientOf(server);
		const Key = "会议 +*'()!~/&=?#%.json";
		await client.send(new PutObjectCommand({ Bucket: "site", Key, Body: "1" }));
		await client.send(new GetObjectCommand({ Bucket: "site", Key }));
		const { Contents } = await client.send(
			new ListObjectsV2Command({
				Bucket: "site",
				Prefix: "会议 +*'()!~/&=?#%",
			}),
		);
		expect(Contents?.map((each) => each.Key)).toEqual([Key]);
		client.destroy();
	});
});

/** Those of the examples in the S3 API reference, known to everybody. */
const CALLERS = new Map([
	[
		"AKIAIOSFODNN7EXAMPLE",
		{
			accessKeyId: "AKIAIOSFODNN7EXAMPLE",
			secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		},
	],
]);
const CREDENTIAL =
	"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const NOTHING =
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function verified(method: string, target: string, headers: Headers) {
	return verifySignature(
		{ method, target, headers, bucket: "", key: "", query: {} },
		CALLERS,
	);
}

describe("the examples of the S3 API reference", () => {
	it("of an object's range", () => {
		const { accessKeyId } = verified("GET", "/test.txt", {
			host: "examplebucket.s3.amazonaws.com",
			range: "bytes=0-9",
			"x-amz-content-sha256": NOTHING,
			"x-amz-date": "20130524T000000Z",
			authorization: `${CREDENTIAL},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
		});
		expect(accessKeyId).toBe("AKIAIOSFODNN7EXAMPLE");
	});

	it("of a listing with parameters", () => {
		const { accessKeyId } = verified("GET", "/?max-keys=2&prefix=J", {
			host: "examplebucket.s3.amazonaws.com",
			"x-amz-content-sha256": NOTHING,
			"x-amz-date": "20130524T000000Z",
			authorization: `${CREDENTIAL},SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7`,
		});
		expect(accessKeyId).toBe("AKIAIOSFODNN7EXAMPLE");
	});

	const chunked = {
		host: "s3.amazonaws.com",
		"content-encoding": "aws-chunked",
		"content-length": "66824",
		"x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
		"x-amz-date": "20130524T000000Z",
		"x-amz-decoded-content-length": "66560",
		"x-amz-storage-class": "REDUCED_REDUNDANCY",
		authorization: `${CREDENTIAL},SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9`,
	};
	const chunk = (bytes: number, signature: string) =>
		`${bytes.toString(16)};chunk-signature=${signature}\r\n${"a".repeat(bytes)}\r\n`;
	const chunks = [
		chunk(
			65536,
			"ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
		),
		chunk(
			1024,
			"0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
		),
		chunk(
			0,
			"b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
		),
	];

	it("of a body in signed chunks", () => {
		const signature = verified(
			"PUT",
			"/examplebucket/chunkObject.txt",
			chunked,
		);
		const payload = readPayload(
			chunked,
			Buffer.from(chunks.join("")),
			signature,
		);
		expect(payload.body.toString()).toBe("a".repeat(66560));
	});

	it("and of such a body with a byte changed", () => {
		const signature = verified(
			"PUT",
			"/examplebucket/chunkObject.txt",
			chunked,
		);
		const damaged = Buffer.from(chunks.join("").replace("aaaa", "aaba"));
		expect(() => readPayload(chunked, damaged, signature)).toThrow(
			"The request signature we calculated does not match",
		);
	});

	it("of a body in signed chunks with a signed checksum behind it", () => {
		const headers = {
			...chunked,
			"x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
			"x-amz-trailer": "x-amz-checksum-crc32c",
			authorization: `${CREDENTIAL},SignedHeaders=content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer,Signature=106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e`,
		};
		const signature = verified(
			"PUT",
			"/examplebucket/chunkObject.txt",
			headers,
		);
		const body = [
			chunk(
				65536,
				"b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
			),
			chunk(
				1024,
				"1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
			),
			"0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n",
			"x-amz-checksum-crc32c:sOO8/Q==\r\n",
			"x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n",
			"\r\n",
		].join("");
		expect(readPayload(headers, Buffer.from(body), signature).trailers).toEqual(
			{ "x-amz-checksum-crc32c": "sOO8/Q==" },
		);
	});
});
