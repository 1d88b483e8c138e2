package dev.coopclaims.app.wiring;

import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.invoice.BillKeys;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.sealing.FieldSealing;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.earning.EarningRegistered;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.source.InvoiceId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds under keyed digests beside the texts that they are of (record 58): by that a secret can be proved.
 *
 * @param holdsEvents whether anything is in the log
 * @param events earnings and invoices, as far as they are looked at
 */
record DigestsOfTheLog(BooleanSupplier holdsEvents, Supplier<Stream<?>> events) {
    private static final int STREAMS_OF_A_KIND = 500;

    static DigestsOfTheLog of(CommitLog log, Supplier<MongoEventStorageEngine> engine) {
        return new DigestsOfTheLog(
                () -> log.tail().nextPosition() > 0,
                () -> Stream.of(EarningId.KIND, InvoiceId.KIND)
                        .map(kind -> some(log.streamsBeginning(kind + "-")))
                        .filter(streams -> !streams.isEmpty())
                        .flatMap(streams ->
                                engine.get().past().read(streams, log.tail().nextPosition() - 1))
                        .map(Message::getPayload));
    }

    private static Set<String> some(Set<String> streams) {
        return streams.stream().limit(STREAMS_OF_A_KIND).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the secret is that of anything in the log; empty if the log holds nothing, or nothing any more, that tells. */
    Optional<Boolean> recognisedBy(Pseudonyms secret) {
        try (Stream<?> past = events.get()) {
            return past.map(event -> recognised(event, secret))
                    .filter(Objects::nonNull)
                    .reduce((one, other) -> one || other);
        }
    }

    private static @Nullable Boolean recognised(Object event, Pseudonyms secret) {
        return switch (event) {
            case EarningRegistered earning
            when !erased(earning.externalId()) ->
                RegisterEarning.id(earning.externalId(), secret).equals(earning.earning());
            case InvoiceRegistered invoice
            when !erased(invoice.invoiceNumber()) ->
                BillKeys.invoice(invoice.organisation(), invoice.invoiceNumber(), secret)
                        .equals(invoice.invoice());
            default -> null;
        };
    }

    private static boolean erased(String text) {
        return text.equals(FieldSealing.ERASED);
    }
}
