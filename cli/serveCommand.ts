// `huixun serve`: until it is interrupted.
import type { AddressInfo } from "node:net";
import type { Console } from "./console.ts";
import { locationOf } from "./locations.ts";
import { isEmptyFolder } from "./openStores.ts";
import { Refusal } from "./refusal.ts";
import { serve } from "./serve.ts";

export async function serveCommand(
	options: { out: string; port: string },
	console: Console,
): Promise<number> {
	const { out } = options;
	const port = Number(options.port);
	if (!/^\d{1,5}$/.test(options.port) || port > 65535)
		throw new Refusal(console.say("badPort", { value: options.port }), 2);
	if (locationOf(out, console).kind !== "folder")
		throw new Refusal(console.say("serveFolder", { out }), 2);
	if (await isEmptyFolder(out))
		throw new Refusal(console.say("nothingPublished", { out }), 3);
	const server = await serve(out, port).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code === "EADDRINUSE" || error.code === "EACCES")
				throw new Refusal(console.say("portTaken", { port }), 3);
			throw error;
		},
	);
	const ended = new Promise<void>((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const)
			process.once(signal, () => {
				server.close(() => resolve());
				// Readers that keep their connection open would hold the command.
				server.closeAllConnections();
			});
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	if (console.json) console.printJson({ url });
	else console.print(console.say("serving", { out, url }));
	await ended;
	return 0;
}
