// One execution environment of a function: a child process that runs the bundle, and the runtime API that it
// asks for events.
import { type ChildProcess, spawn } from "node:child_process";
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

export interface LambdaOptions {
	name: string;
	/** Folder of the bundle. */
	code: string;
	/** MiB. */
	memory: number;
	/** Milliseconds. */
	timeout: number;
	environment: Record<string, string>;
	/** Another runtime than our own bootstrap: command and arguments. */
	runtime?: string[];
}

export type Invocation =
	| { kind: "returned"; value: unknown }
	| { kind: "threw"; error: { errorType: string; errorMessage: string } }
	/** Killed, out of memory or out of time. */
	| { kind: "crashed" };

export const BOOTSTRAP = fileURLToPath(
	new URL("bootstrap.mjs", import.meta.url),
);

export class LambdaProcess {
	/** Milliseconds from the start of the process to its first result. */
	firstResult: number | undefined;
	readonly #options: LambdaOptions;
	readonly #child: ChildProcess;
	readonly #started = performance.now();
	#waiting: ServerResponse | undefined;
	#event: { id: string; payload: string; deadline: number } | undefined;
	#settle: ((outcome: Invocation) => void) | undefined;
	#invocations = 0;
	#alive = true;
	/** Lines of its output. */
	readonly output: string[] = [];

	private constructor(
		options: LambdaOptions,
		server: Server,
		child: ChildProcess,
	) {
		this.#options = options;
		this.#child = child;
		server.on("request", (request, response) =>
			this.#answer(request, response).catch(() => response.destroy()),
		);
		for (const stream of [child.stdout, child.stderr])
			stream?.on("data", (data: Buffer) =>
				this.output.push(...data.toString().split("\n").filter(Boolean)),
			);
		child.once("exit", () => {
			this.#alive = false;
			this.#finish({ kind: "crashed" });
			server.closeAllConnections();
			server.close();
		});
	}

	static async start(options: LambdaOptions): Promise<LambdaProcess> {
		const server = createServer();
		server.requestTimeout = 0;
		server.headersTimeout = 0;
		server.keepAliveTimeout = 0;
		await new Promise<void>((resolve) =>
			server.listen(0, "127.0.0.1", resolve),
		);
		const { port } = server.address() as AddressInfo;
		const [command = "", ...args] = options.runtime ?? [
			process.execPath,
			`--max-old-space-size=${options.memory}`,
			BOOTSTRAP,
		];
		const child = spawn(command, args, {
			cwd: options.code,
			stdio: ["ignore", "pipe", "pipe"],
			env: {
				PATH: process.env.PATH,
				AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
				_HANDLER: "index.handler",
				LAMBDA_TASK_ROOT: options.code,
				AWS_LAMBDA_FUNCTION_NAME: options.name,
				AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
				AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(options.memory),
				AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${options.name}`,
				AWS_LAMBDA_LOG_STREAM_NAME: "test",
				AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
				...options.environment,
			},
		});
		return new LambdaProcess(options, server, child);
	}

	get isAlive(): boolean {
		return this.#alive;
	}

	/** One at a time, as Lambda does. `timeout` instead of the function's own. */
	invoke(
		payload: unknown,
		timeout = this.#options.timeout,
	): Promise<Invocation> {
		if (this.#settle) throw new Error(`${this.#options.name} is at work`);
		return new Promise((settle) => {
			this.#settle = settle;
			if (!this.#alive) {
				this.#finish({ kind: "crashed" });
				return;
			}
			this.#event = {
				id: `request-${++this.#invocations}`,
				payload: JSON.stringify(payload),
				deadline: Date.now() + timeout,
			};
			this.#hand();
		});
	}

	/** As a machine that fails: nothing is said to anybody. */
	kill(): void {
		this.#child.kill("SIGKILL");
	}

	async close(): Promise<void> {
		if (!this.#alive) return;
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		this.kill();
		await ended;
	}

	#finish(outcome: Invocation): void {
		this.firstResult ??= performance.now() - this.#started;
		const settle = this.#settle;
		this.#settle = undefined;
		settle?.(outcome);
	}

	#hand(): void {
		if (!this.#waiting || !this.#event) return;
		const { id, payload, deadline } = this.#event;
		const { name } = this.#options;
		this.#waiting.writeHead(200, {
			"content-type": "application/json",
			"lambda-runtime-aws-request-id": id,
			"lambda-runtime-deadline-ms": String(deadline),
			"lambda-runtime-invoked-function-arn": `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
			"lambda-runtime-trace-id":
				"Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
		});
		this.#waiting.end(payload);
		this.#waiting = undefined;
		this.#event = undefined;
	}

	async #answer(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		const body = Buffer.concat(parts).toString();
		const path = request.url?.replace("/2018-06-01/runtime/", "") ?? "";
		if (path === "invocation/next") {
			this.#waiting = response;
			this.#hand();
			return;
		}
		response.writeHead(202).end();
		if (path.endsWith("/response"))
			this.#finish({ kind: "returned", value: JSON.parse(body) });
		else if (path.endsWith("/error"))
			this.#finish({ kind: "threw", error: JSON.parse(body) });
	}
}
