// The example workflow: what may wait for what, and what the shell makes of keys.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

interface Job {
	needs?: unknown;
	concurrency?: string;
	steps: { name?: string; run?: string }[];
}

const { concurrency, jobs } = parse(
	readFileSync(
		new URL("../../docs/examples/aws-workflow.yml", import.meta.url),
		"utf8",
	),
) as {
	concurrency?: unknown;
	jobs: Record<"check" | "deploy" | "upload", Job>;
};

describe("the example workflow", () => {
	it("uploads and deploys whatever one notice is", () => {
		expect(jobs.check.steps.at(-1)?.run).toContain("huixun check");
		expect(jobs.upload.needs).toBeUndefined();
		expect(jobs.deploy.needs).toBeUndefined();
	});

	it("lets neither a deployment nor a deletion be replaced by an upload", () => {
		expect(concurrency).toBeUndefined();
		expect(jobs.deploy.concurrency).toBe("notices-deploy");
		expect(jobs.upload.concurrency).toMatch(/^notices-upload\$\{\{.*run_id/);
	});

	it("deletes the keys that are named, not what they match in the checkout", async () => {
		const folder = mkdtempSync(join(tmpdir(), "huixun-workflow-"));
		for (const name of ["a.md", "b.md"]) writeFileSync(join(folder, name), "");
		const { run } = jobs.upload.steps.at(-1) as { run: string };
		const said = async (DELETE: string) => {
			const { stdout } = await promisify(execFile)(
				"bash",
				["-e", "-c", run.replace("npx huixun", "printf '%s\\n'")],
				{
					cwd: folder,
					env: { PATH: process.env.PATH, INBOX: "inbox", DELETE },
				},
			);
			return stdout.trim().split("\n");
		};
		expect(await said("*.md c.md")).toEqual([
			...["upload", "s3://inbox"],
			...["--delete", "*.md", "c.md"],
		]);
		expect(await said("")).toEqual(["upload", "s3://inbox"]);
	});
});
