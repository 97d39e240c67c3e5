// One request from its bytes to its reply: identify, authenticate, verify, authorize, operate.
import type { Call, Change } from "./call.ts";
import { verifyChecksums } from "./checksums.ts";
import { operate } from "./operate.ts";
import { operationOf } from "./operation.ts";
import { readPayload } from "./payload.ts";
import {
	type Permission,
	permissionsFor,
	permissionToMiss,
} from "./permissions.ts";
import type { RequestRecord } from "./requestLog.ts";
import { S3Error } from "./s3Error.ts";
import { checkUri, type S3Request } from "./s3Request.ts";
import type { S3Response } from "./s3Response.ts";
import type { S3Service } from "./s3Service.ts";
import { type S3Credentials, verifySignature } from "./signature.ts";

/** One permission that a request needs. */
export interface AuthorizationRequest extends Permission {
	accessKeyId: string;
	/** The request so far. */
	request: Readonly<RequestRecord>;
}

export interface Surroundings {
	service: S3Service;
	/** By access key. */
	callers: ReadonlyMap<string, S3Credentials>;
	ignoreConditions: boolean;
	authorize(request: AuthorizationRequest): boolean;
	changed(change: Change): void;
}

/** @throws S3Error for every refusal. */
export function answer(
	request: S3Request,
	raw: Buffer,
	record: RequestRecord,
	around: Surroundings,
): S3Response {
	const { service, ignoreConditions } = around;
	checkUri(request);
	const signature = verifySignature(request, around.callers);
	record.accessKeyId = signature.accessKeyId;
	const operation = operationOf(request);
	const payload = readPayload(request.headers, raw, signature);
	const checksum = verifyChecksums(request.headers, payload);
	const may = (permission: Permission) => {
		record.permissions.push(permission);
		const { accessKeyId } = signature;
		return around.authorize({ ...permission, accessKeyId, request: record });
	};
	const demand = (permissions: readonly Permission[]) => {
		if (!permissions.every(may)) throw new S3Error("AccessDenied");
	};
	const call: Call = {
		service,
		request,
		body: payload.body,
		checksum,
		ignoreConditions,
		changed: (change) => around.changed(change),
		demand,
	};
	demand(permissionsFor(operation, request));
	try {
		return operate(operation, call);
	} catch (error) {
		const missed =
			error instanceof S3Error &&
			error.code === "NoSuchKey" &&
			(operation === "GetObject" || operation === "HeadObject");
		if (missed) demand([permissionToMiss(request.bucket)]);
		throw error;
	}
}
