// The short texts of a record that pages show and each edition writes in its own script.
import type { NoticeRecord } from "../notice/schema.ts";

export function shortTexts(
	record: Pick<NoticeRecord, "meetings" | "attachments" | "citedDocuments"> &
		Partial<
			Pick<
				NoticeRecord,
				"issuer" | "coIssuers" | "addressees" | "copiedTo" | "relations"
			>
		>,
): string[] {
	const texts = [
		record.issuer,
		...(record.coIssuers ?? []),
		...(record.addressees ?? []),
		...(record.copiedTo ?? []),
		...record.attachments.map(({ name }) => name),
		...record.citedDocuments,
		...(record.relations ?? []).map(({ title }) => title),
		...record.meetings.flatMap((meeting) => [
			meeting.name,
			meeting.session,
			meeting.statusReason,
			meeting.attendance,
			meeting.startAt?.raw,
			meeting.endAt?.raw,
			...meeting.locations.flatMap(({ name, room, address }) => [
				name,
				room,
				address,
			]),
			...meeting.organizers.flatMap(({ name, role }) => [name, role]),
			...[...meeting.chairs, ...meeting.people].flatMap(({ name, role }) => [
				name,
				role,
			]),
			...meeting.agenda,
			...meeting.points,
			...meeting.contacts.map(({ name }) => name),
		]),
	];
	return [
		...new Set(texts.filter((text) => text !== undefined && text !== "")),
	] as string[];
}
