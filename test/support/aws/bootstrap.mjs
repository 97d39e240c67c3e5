// The part of a Lambda runtime that asks for events and hands them to the handler, after "Building a custom
// runtime" in its guide. Plain JavaScript: it runs as the bundles do.
import { request } from "node:http";
import { pathToFileURL } from "node:url";

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const [file, name] = _HANDLER.split(".");

function ask(method, path, body) {
	return new Promise((resolve, reject) => {
		const asked = request(
			`http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${path}`,
			{ method },
			(answer) => {
				const parts = [];
				answer.on("data", (part) => parts.push(part));
				answer.on("end", () =>
					resolve({
						headers: answer.headers,
						text: Buffer.concat(parts).toString(),
					}),
				);
				answer.on("error", reject);
			},
		);
		asked.on("error", reject);
		asked.end(body);
	});
}

function described(error) {
	return JSON.stringify({
		errorType: error?.name ?? "Error",
		errorMessage: String(error?.message ?? error),
		stackTrace: String(error?.stack ?? "").split("\n"),
	});
}

async function load() {
	try {
		const loaded = await import(
			pathToFileURL(`${LAMBDA_TASK_ROOT}/${file}.mjs`)
		);
		return loaded[name];
	} catch (error) {
		await ask("POST", "init/error", described(error));
		process.exit(1);
	}
}

const handler = await load();
for (;;) {
	const { headers, text } = await ask("GET", "invocation/next");
	const id = headers["lambda-runtime-aws-request-id"];
	process.env._X_AMZN_TRACE_ID = headers["lambda-runtime-trace-id"];
	const context = {
		awsRequestId: id,
		functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
		functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
		memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
		invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
		getRemainingTimeInMillis: () =>
			Number(headers["lambda-runtime-deadline-ms"]) - Date.now(),
	};
	try {
		const result = await handler(JSON.parse(text), context);
		await ask(
			"POST",
			`invocation/${id}/response`,
			JSON.stringify(result ?? null),
		);
	} catch (error) {
		await ask("POST", `invocation/${id}/error`, described(error));
	}
}
