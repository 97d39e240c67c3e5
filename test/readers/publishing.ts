// The real command on the folder of a life.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const LAUNCHER = fileURLToPath(
	new URL("../../cli/huixun.mjs", import.meta.url),
);

/** @throws {Error} when it refuses or fails. */
export async function huixun(command: string, folder: string): Promise<string> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[LAUNCHER, command, "--json"],
		{ cwd: folder },
	);
	return stdout;
}
