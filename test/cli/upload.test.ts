// `huixun upload`: what goes into the inbox bucket, in which order, and what is left there.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { huixun } from "../support/command.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";

/** Milliseconds for a few processes, on a machine that does much else. */
const LONG = 300_000;

let server: S3TestServer;
let content: string;

beforeEach(async () => {
	server = await startS3Server({ buckets: ["inbox"] });
	content = await mkdtemp(join(tmpdir(), "huixun-upload-"));
	await writeFile(
		join(content, "site.yaml"),
		'title: 站\nbaseUrl: https://a.example/\ntag: { authority: a.example, date: "2026" }\n',
	);
	await mkdir(join(content, "通知.files"));
	await writeFile(join(content, "通知.md"), "# 通知\n");
	await writeFile(join(content, "通知.files/表.csv"), "1\n");
});

afterEach(async () => {
	await server.close();
	await rm(content, { recursive: true });
});

const upload = (...more: string[]) =>
	huixun(
		["upload", "s3://inbox", "--content", content, "--json", ...more],
		content,
		{
			AWS_ENDPOINT_URL_S3: server.endpoint,
			AWS_REGION: server.region,
			AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
			AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
		},
	);
const keys = () => server.buckets.get("inbox")?.keys();

it(
	"uploads the configuration first and a document after its companions, and nothing twice",
	async () => {
		expect(JSON.parse((await upload()).stdout)).toEqual({
			uploaded: ["site.yaml", "通知.files/表.csv", "通知.md"],
			unchanged: 0,
			deleted: [],
			left: [],
		});
		expect(
			server.requests
				.filter(({ operation }) => operation === "PutObject")
				.map(({ key }) => key),
		).toEqual(["site.yaml", "通知.files/表.csv", "通知.md"]);
		expect(JSON.parse((await upload()).stdout)).toMatchObject({
			uploaded: [],
			unchanged: 3,
		});
	},
	LONG,
);

it(
	"deletes what it is told to, and names what else is there",
	async () => {
		await upload();
		await rm(join(content, "通知.md"));
		expect(JSON.parse((await upload()).stdout).left).toEqual(["通知.md"]);
		expect(keys()).toContain("通知.md");
		await upload("--delete", "通知.md");
		expect(keys()).not.toContain("通知.md");
	},
	LONG,
);

it(
	"refuses to delete what is in the folder",
	async () => {
		const { code } = await upload("--delete", "通知.md");
		expect(code).toBe(2);
	},
	LONG,
);

it(
	"says of what is of the past that it is",
	async () => {
		await upload("--backfill");
		expect(
			server.buckets.get("inbox")?.get("通知.md")?.headers["x-amz-meta-lane"],
		).toBe("backfill");
	},
	LONG,
);

it(
	"refuses a configuration that would hold up every notice",
	async () => {
		await writeFile(join(content, "site.yaml"), "titel: 站\n");
		expect((await upload()).code).toBe(1);
		expect(keys()).toEqual([]);
	},
	LONG,
);
