// Each function bundled once: the bytes that are tested are the bytes that are deployed.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";

export const FUNCTIONS = [
	"ingest",
	"publish",
	"reconcile",
	"snapshots",
	"sitemaps",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where `cdk synth` builds to; git-ignored. */
export const BUNDLES = join(ROOT, "dist-lambda");

/** CommonJS packages ask for Node's own modules by `require`, which an ES module does not have. */
const REQUIRE =
	'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';

/** Writes `{folder}/{name}/index.mjs` and its chunks for each function; gives what went into each. */
export async function bundleFunctions(
	folder: string,
	names: readonly FunctionName[] = FUNCTIONS,
): Promise<Map<FunctionName, Metafile>> {
	const built = await Promise.all(
		names.map(async (name) => {
			// Chunks are named by their content: those of an earlier build would be deployed too.
			await rm(join(folder, name), { recursive: true, force: true });
			const { metafile } = await build({
				absWorkingDir: ROOT,
				entryPoints: [{ in: `functions/${name}.ts`, out: "index" }],
				outdir: join(folder, name),
				outExtension: { ".js": ".mjs" },
				bundle: true,
				// What is imported when it is needed (a reader of PDF, CloudFront's client, the SDK's other ways to
				// credentials) is neither read nor parsed before: a third of a cold start.
				splitting: true,
				format: "esm",
				platform: "node",
				// The oldest Node that runs it: tests run the same bytes there.
				target: "node20",
				minify: true,
				// Dictionaries of Chinese characters are half the size unescaped.
				charset: "utf8",
				// Packages that have ES modules are taken as such; else they ask for Node's modules at run time.
				mainFields: ["module", "main"],
				banner: { js: REQUIRE },
				legalComments: "none",
				metafile: true,
				logLevel: "error",
			});
			return [name, metafile] as const;
		}),
	);
	return new Map(built);
}

/** Bytes read before the first event: `index.mjs`, and what it imports at once. */
export function bytesAtStart({ outputs }: Metafile): number {
	const seen = new Set<string>();
	const read = (path: string): number => {
		if (seen.has(path)) return 0;
		seen.add(path);
		const { bytes = 0, imports = [] } = outputs[path] ?? {};
		return imports
			.filter(({ kind }) => kind === "import-statement")
			.reduce((sum, imported) => sum + read(imported.path), bytes);
	};
	return Object.keys(outputs)
		.filter((path) => path.endsWith("/index.mjs"))
		.reduce((sum, path) => sum + read(path), 0);
}
