// A process that adds to a counter by compare-and-swap: node incrementingProcess.ts FOLDER TIMES
import { join } from "node:path";
import { DirectoryStore } from "../../functions/store/directoryStore.ts";

const [folder = "", times = "0"] = process.argv.slice(2);
const store = new DirectoryStore(join(folder, "root"), {
	side: join(folder, "side"),
	lock: join(folder, "lock"),
});
for (let done = 0; done < Number(times); ) {
	const now = await store.get("count");
	if (!now) throw new Error("no counter");
	const next = Number(new TextDecoder().decode(now.body)) + 1;
	const outcome = await store.put(
		"count",
		new TextEncoder().encode(String(next)),
		{ condition: { kind: "match", etag: now.etag } },
	);
	if (outcome.kind === "stored") done++;
}
