// A WebSub hub on loopback that notes what it is told, and answers as a test wants.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyOf } from "./aws/messageServer.ts";

export interface Hub {
	/** As in `http://127.0.0.1:9326/hub`. */
	url: string;
	/** What was posted, in order of arrival. */
	told: Record<string, string>[];
	/** Of the next answers. `body` is text, sent after the headers. */
	answer: { status: number; headers?: Record<string, string>; body?: string };
	close(): Promise<void>;
}

export async function startHub(): Promise<Hub> {
	const server = createServer(async (request, response) => {
		const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
		hub.told.push({
			method: request.method ?? "",
			type: (request.headers["content-type"] ?? "").split(";")[0] ?? "",
			...form,
		});
		const { status, headers, body } = hub.answer;
		response.writeHead(status, headers).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const hub: Hub = {
		url: `http://127.0.0.1:${port}/hub`,
		told: [],
		answer: { status: 204 },
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return hub;
}
