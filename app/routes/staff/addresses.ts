import { route } from "@remix-run/route-config";

/** The back-office's addresses. */
export const staffRoutes = [
  route("/staff", "routes/staff/home.ts"),
  route("/staff/login", "routes/staff/login.tsx"),
  route("/staff/logout", "routes/staff/logout.ts"),
  route("/staff/setup/:token", "routes/staff/setup.tsx"),
  route("/staff/enrolment", "routes/staff/enrolment.tsx"),
  route("/staff/recovery-codes", "routes/staff/recovery-codes.tsx"),
  route("/staff/sessions", "routes/staff/sessions.tsx"),
  route("/staff/api-keys", "routes/staff/api-keys.tsx"),
  route("/staff/invitations", "routes/staff/invitations.tsx"),
  route("/staff/requests", "routes/staff/requests.tsx"),
  route("/staff/requests/:reference", "routes/staff/request.tsx"),
  route("/staff/requests/:reference/approval", "routes/staff/approval.tsx"),
  route("/staff/requests/:reference/rejection", "routes/staff/rejection.tsx"),
  route("/staff/requests/:reference/changes", "routes/staff/changes.tsx"),
  route("/staff/requests/:reference/unfreeze", "routes/staff/unfreeze.tsx"),
  route("/staff/requests/:reference/settlement", "routes/staff/settlement.tsx"),
  route("/staff/requests/:reference/code-failures", "routes/staff/code-failures.tsx"),
  route("/staff/requests/:reference/decision.pdf", "routes/staff/decision.ts"),
  route("/staff/requests/:reference/contact-proof", "routes/staff/contact-proof.tsx"),
  route("/staff/requests/:reference/documents/:id", "routes/staff/document.ts"),
  route("/staff/requests/:reference/documents/:id/view", "routes/staff/document-view.tsx"),
  route("/staff/requests/:reference/documents/:id/pages/:page", "routes/staff/document-picture.ts"),
  route("/staff/requests/:reference/documents/:id/text", "routes/staff/document-text.ts"),
  route("/staff/requests/:reference/documents/:id/download", "routes/staff/document-download.tsx"),
];
