// Each function bundled once: the bytes that are tested are the bytes that are deployed.
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

/** Writes `{folder}/{name}/index.mjs` for each function; gives what went into each. */
export async function bundleFunctions(
	folder: string,
	names: readonly FunctionName[] = FUNCTIONS,
): Promise<Map<FunctionName, Metafile>> {
	const built = await Promise.all(
		names.map(async (name) => {
			const { metafile } = await build({
				absWorkingDir: ROOT,
				entryPoints: [`functions/${name}.ts`],
				outfile: join(folder, name, "index.mjs"),
				bundle: true,
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
