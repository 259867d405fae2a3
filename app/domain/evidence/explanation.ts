/** For whoever gets the file, often somebody outside: both languages, no page around it. */
export const explanation = `DOSSIER DE PREUVE

request.json      la demande, le compte et les réponses données
decisions.json    les décisions, les approbations avec leurs contrôles, les levées de suspension,
                  les deuxièmes regards
snapshots.json    ce qui figurait sur le compte et dans la demande à chaque décision
messages.json     les messages envoyés, quand, et ce qu’ils sont devenus
thread.json       ce que le client et l’équipe se sont écrit
registries.json   ce que les registres publics ont répondu, et quand
events.json       le journal : chaque ligne contient l’empreinte de la précédente
documents.json    les justificatifs reçus, et ce que chacun est devenu
documents/        les originaux, tant qu’ils existent, tels que reçus
manifest.json     l’empreinte SHA-256 et la taille de chaque fichier
manifest.sig      la clé publique et la signature (Ed25519) de manifest.json
verify.mjs        vérifie ce fichier ZIP, sans nous :  node verify.mjs dossier.zip [clé publique]

Un programme livré avec ce qu’il vérifie ne prouve rien à lui seul : prenez verify.mjs et la clé
publique d’une autre source, par exemple auprès de nous par téléphone.


EVIDENCE FILE

request.json      the request, the account and the answers that were given
decisions.json    decisions, approvals with their checks, lifted freezes, second looks
snapshots.json    what stood on the account and in the request at each decision
messages.json     the messages that were sent, when, and what became of them
thread.json       what the customer and staff wrote to each other
registries.json   what public registries answered, and when
events.json       the audit trail: each line holds the hash of the one before
documents.json    the documents that were received, and what became of each
documents/        the originals, while they exist, as they were received
manifest.json     SHA-256 and size of each file
manifest.sig      the public key and the signature (Ed25519) of manifest.json
verify.mjs        verifies this ZIP file without us:  node verify.mjs evidence.zip [public key]

A program that comes with what it verifies proves nothing alone: get verify.mjs and the public key
from another source, for example from us by telephone.
`;
