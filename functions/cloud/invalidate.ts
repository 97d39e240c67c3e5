// CloudFront's caches, told to forget paths. Loaded only when something was taken back.
import {
	CloudFrontClient,
	CreateInvalidationCommand,
} from "@aws-sdk/client-cloudfront";
import type { Invalidation } from "../pipeline/forgetCached.ts";
import { IN_TIME } from "./inTime.ts";

let opened: CloudFrontClient | undefined;

function cloudFront(): CloudFrontClient {
	opened ??= new CloudFrontClient(IN_TIME);
	return opened;
}

/** A reference that is known already asks for nothing more and is accepted. */
export async function invalidate(
	distribution: string,
	patterns: readonly string[],
	reference: string,
): Promise<Invalidation> {
	try {
		await cloudFront().send(
			new CreateInvalidationCommand({
				DistributionId: distribution,
				InvalidationBatch: {
					CallerReference: reference,
					Paths: { Quantity: patterns.length, Items: [...patterns] },
				},
			}),
		);
		return { kind: "accepted" };
	} catch (error) {
		const { name, message } = error as Error;
		return { kind: "refused", detail: `${name}: ${message}` };
	}
}
