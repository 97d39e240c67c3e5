// Whether a process of this machine still runs.
import { readFile } from "node:fs/promises";

/** When the process started, as the system counts; empty where it does not tell (not Linux). */
export async function processStart(pid: number): Promise<string> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, "utf8");
		// The command name, in brackets, may hold anything: count from the last one. Field 22.
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
	} catch {
		return "";
	}
}

export async function processIsAlive(
	pid: number,
	start: string,
): Promise<boolean> {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
	}
	return start === "" || (await processStart(pid)) === start;
}
