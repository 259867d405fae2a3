-- By hand, in place of ADD VALUE: a new value cannot be used in the transaction that adds it.
ALTER TYPE "reason_kind" RENAME TO "reason_kind_before";--> statement-breakpoint
CREATE TYPE "public"."reason_kind" AS ENUM('rejection', 'changes', 'document', 'message');--> statement-breakpoint
ALTER TABLE "reasons" ALTER COLUMN "kind" TYPE "reason_kind" USING "kind"::text::"reason_kind";--> statement-breakpoint
DROP TYPE "reason_kind_before";--> statement-breakpoint
-- By hand: the templates to begin with. Administrators change them.
INSERT INTO reasons (id, kind, created_at) VALUES
  ('16633539-34f1-5456-aa8a-1750670656ac', 'message', now() + interval '0 milliseconds'),
  ('1e6ff639-0f1f-5c41-b2d2-fe1b8d095609', 'message', now() + interval '1 milliseconds'),
  ('21430bcc-aca5-5501-96fe-7980c8c38458', 'message', now() + interval '2 milliseconds'),
  ('d21cc9d5-3967-546e-8610-314555f2d119', 'message', now() + interval '3 milliseconds'),
  ('5a0c8014-0b07-596a-b9a2-660de6b1b507', 'message', now() + interval '4 milliseconds');--> statement-breakpoint
INSERT INTO reason_versions (reason_id, version, title_fr, title_en, text_fr, text_en) VALUES
  ('16633539-34f1-5456-aa8a-1750670656ac', 1,
    'Précision à donner', 'A point to clarify',
    'Bonjour,

Nous examinons votre demande {reference} ({situation}) pour le compte {login}. Il nous manque une précision :

[votre question]

Vous pouvez répondre ici même, sur la page de votre demande.

Notre équipe',
    'Hello,

We are reviewing your request {reference} ({situation}) for the account {login}. We need one more detail:

[your question]

You can reply here, on the page of your request.

Our team'),
  ('1e6ff639-0f1f-5c41-b2d2-fe1b8d095609', 1,
    'Document complémentaire', 'A further document',
    'Bonjour,

Pour votre demande {reference}, un document de plus nous aiderait :

[le document attendu, et pourquoi]

Vous pouvez le joindre à votre réponse, en PDF ou en photo. Pour remplacer l’un des justificatifs déjà envoyés, dites-le-nous : nous rouvrirons cette étape.

Notre équipe',
    'Hello,

One more document would help us with your request {reference}:

[the document, and why]

You can attach it to your reply as a PDF or a photo. If you want to replace one of the documents you have already sent, tell us and we will open that step again.

Our team'),
  ('21430bcc-aca5-5501-96fe-7980c8c38458', 1,
    'Quand pouvons-nous vous appeler ?', 'When can we call you?',
    'Bonjour,

Avant d’accepter votre demande {reference}, nous devons vous appeler au numéro que nous avons déjà pour {name}. Quand pouvons-nous vous joindre, entre 9 h et 18 h, heure de Paris ?

Nous ne vous demanderons jamais de code ni de mot de passe.

Notre équipe',
    'Hello,

Before we can approve your request {reference}, we have to call you on the number we already have for {name}. When can we reach you between 9am and 6pm, Paris time?

We will never ask you for a code or a password.

Our team'),
  ('d21cc9d5-3967-546e-8610-314555f2d119', 1,
    'Le nouveau contact n’a pas ouvert son lien', 'The new contact has not opened the link',
    'Bonjour,

Pour votre demande {reference}, le nouveau contact n’a pas encore ouvert le lien que nous lui avons envoyé par courriel. Sans cela, nous ne pouvons pas accepter la demande. Pouvez-vous le prévenir, ou nous indiquer une autre adresse ?

Notre équipe',
    'Hello,

For your request {reference}, the new contact has not yet opened the link that we emailed to them. We cannot approve the request until they do. Can you let them know, or give us another address?

Our team'),
  ('5a0c8014-0b07-596a-b9a2-660de6b1b507', 1,
    'L’examen prend plus de temps', 'The review is taking longer',
    'Bonjour,

L’examen de votre demande {reference} prend plus de temps que prévu : nous vérifions un point auprès d’un tiers. Vous n’avez rien à faire, et nous vous écrirons dès que nous en saurons plus.

Notre équipe',
    'Hello,

The review of your request {reference} is taking longer than expected because we are checking something with a third party. You do not have to do anything. We will write to you as soon as we know more.

Our team');
