// How long a first build takes, and what one more notice costs in a small and in a large site:
// node --import tsx bench/publish.ts [COUNT=10000]. Memory is read from /proc, so on Linux only.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { fileOf, writeNotices } from "./generateNotices.ts";

const LAUNCHER = fileURLToPath(new URL("../cli/huixun.mjs", import.meta.url));

const SITE = `title: 会讯
baseUrl: https://huixun.example/
tag: { authority: huixun.example, date: "2026-01-01" }
channels:
  organizations:
    - { slug: yunxi, name: 云溪市人民政府办公室 }
    - { slug: qingshi, name: 青石县应急管理局 }
  topics:
    - { slug: safety, name: 安全生产, keywords: [安全生产] }
`;

interface Measured {
	seconds: number;
	/** Peak resident memory, MiB. */
	memory: number;
	files: number;
	published: number;
}

async function publish(folder: string, ...files: string[]): Promise<Measured> {
	const begun = performance.now();
	const child = spawn(
		process.execPath,
		[LAUNCHER, "publish", "--json", ...files],
		{ cwd: folder, stdio: ["ignore", "pipe", "ignore"] },
	);
	let memory = 0;
	const watch = setInterval(async () => {
		const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(
			() => "",
		);
		const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
		memory = Math.max(memory, peak);
	}, 50);
	let text = "";
	for await (const chunk of child.stdout) text += chunk;
	clearInterval(watch);
	const report = JSON.parse(text);
	return {
		seconds: (performance.now() - begun) / 1000,
		memory,
		files: report.filesWritten,
		published: report.entries.length,
	};
}

function show(name: string, { seconds, memory, files, published }: Measured) {
	console.log(
		`${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s ${memory.toFixed(0).padStart(6)} MiB ${String(files).padStart(8)} files ${String(published).padStart(6)} published`,
	);
}

const count = Number(process.argv[2] ?? 10_000);
const added: Measured[] = [];
for (const size of [100, count]) {
	const folder = await mkdtemp(join(tmpdir(), "huixun-bench-"));
	try {
		const content = join(folder, "content");
		await writeNotices(content, size);
		await writeFile(join(content, "site.yaml"), SITE);
		show(`first build of ${size}`, await publish(folder));
		await writeNotices(content, 1, size);
		show("one more, folder scanned", await publish(folder));
		await writeNotices(content, 1, size + 1);
		const named = await publish(folder, join("content", fileOf(size + 1)));
		show("one more, named", named);
		added.push(named);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
const [small, large] = added;
if (small && large)
	console.log(
		`one more in ${count} against one more in 100: ${(large.seconds / small.seconds).toFixed(2)} × the time, ${(large.files / small.files).toFixed(2)} × the files`,
	);
