package dev.coopclaims.eventstore.mutants;

import java.util.List;

/** Mutants of sealed fields, their keys and the master keys. */
final class SealingMutants {

    private static final String SUITE = "sealing.SealedFieldsOnOneMemberIT#";
    private static final String VAULT = "sealing.VaultMasterKeysIT#";

    private SealingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "a-sealed-text-opens-in-another-event",
                        "sealing/SealedForm.java",
                        "byte[] id = eventId.getBytes(StandardCharsets.UTF_8);",
                        "byte[] id = new byte[0];",
                        SUITE + "sealed_fields_open_in_their_own_event_alone"),
                Mutant.of(
                        "a-sealed-text-opens-in-another-field",
                        "sealing/EventOpening.java",
                        "if (number(texts) != wanted) {",
                        "if (number(texts) < 0) {",
                        SUITE + "a_sealed_field_cannot_be_left_out_added_or_given_to_another_subject"),
                Mutant.of(
                        "a-sealed-field-can-be-left-out",
                        "sealing/EventOpening.java",
                        "if (section.hasMore()) {",
                        "if (section == null) {",
                        SUITE + "a_sealed_field_cannot_be_left_out_added_or_given_to_another_subject"),
                Mutant.of(
                        "persons-keys-are-read-one-by-one",
                        "sealing/FieldSealing.java",
                        "subjects.add(head.subject(stream));",
                        "subjects.add(Subjects.stream(stream));",
                        SUITE + "the_keys_of_a_page_are_read_in_one_query_those_of_persons_too"),
                Mutant.of(
                        "another-installations-master-key-is-taken",
                        "sealing/MasterKeyCheck.java",
                        "if (!Arrays.equals(proof, PROOF)) {",
                        "if (proof == PROOF) {",
                        SUITE + "another_installations_master_key_is_refused_before_anything_is_read"),
                Mutant.of(
                        "a-key-read-before-an-erasure-comes-back",
                        "sealing/KnownKeys.java",
                        "if (clearings != this.clearings) {",
                        "if (clearings < 0) {",
                        "sealing.KnownKeysTest"),
                Mutant.of(
                        "everybody-asks-a-key-service-that-is-away",
                        "sealing/VaultTransit.java",
                        "< RETRY_AFTER.toNanos()) {",
                        "< 0) {",
                        VAULT + "while_the_service_is_slow_writes_are_refused_and_known_keys_go_on"),
                Mutant.of(
                        "a-token-is-sent-in-the-clear",
                        "sealing/VaultSettings.java",
                        "(\"http\".equals(address.getScheme()) && here)",
                        "\"http\".equals(address.getScheme())",
                        VAULT + "a_token_goes_nowhere_in_the_clear"),
                Mutant.of(
                        "a-rotation-of-the-key-service-is-not-noticed",
                        "sealing/VaultMasterKeys.java",
                        "            versions = read;\n            return read;",
                        "            return known;",
                        VAULT + "a_rotation_is_noticed_while_running_and_keys_are_wrapped_anew"));
    }
}
