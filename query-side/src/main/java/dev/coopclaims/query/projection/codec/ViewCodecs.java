package dev.coopclaims.query.projection.codec;

import com.mongodb.MongoClientSettings;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The codecs of every view: money as {@code {amount: decimal, currency: "EUR"}}, typed ids, currencies, periods, days and zones
 * as text that sorts as it should, instants as dates, enums by name; null components are absent.
 */
public final class ViewCodecs {

    /** Ours first, the driver's behind them; records are mapped by the driver's own record codec. */
    public static final CodecRegistry REGISTRY = CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(
                    new MoneyCodec(),
                    new TextCodec<>(Currency.class, Currency::getCurrencyCode, Money::currencyOf),
                    new TextCodec<>(EarningPeriod.class, EarningPeriod::label, EarningPeriod::ofLabel),
                    new TextCodec<>(LocalDate.class, LocalDate::toString, LocalDate::parse),
                    new TextCodec<>(ZoneId.class, ZoneId::getId, ZoneId::of),
                    new TextCodec<>(OrganisationId.class, OrganisationId::value, OrganisationId::new),
                    new TextCodec<>(UserId.class, UserId::value, UserId::new),
                    new TextCodec<>(ClaimId.class, ClaimId::value, ClaimId::new),
                    new TextCodec<>(ClaimNumbersId.class, ClaimNumbersId::value, ClaimNumbersId::new),
                    new TextCodec<>(CostId.class, CostId::value, CostId::new),
                    new TextCodec<>(DocumentId.class, DocumentId::value, DocumentId::new),
                    new TextCodec<>(CommentId.class, CommentId::value, CommentId::new),
                    new TextCodec<>(NoteId.class, NoteId::value, NoteId::new),
                    new TextCodec<>(InformationItemId.class, InformationItemId::value, InformationItemId::new),
                    new TextCodec<>(UploadRequestId.class, UploadRequestId::value, UploadRequestId::new),
                    new TextCodec<>(OriginalsRequestId.class, OriginalsRequestId::value, OriginalsRequestId::new),
                    new TextCodec<>(PreApprovalId.class, PreApprovalId::value, PreApprovalId::new),
                    new TextCodec<>(FundId.class, FundId::value, FundId::new),
                    new TextCodec<>(EarningId.class, EarningId::value, EarningId::new),
                    new TextCodec<>(InvoiceId.class, InvoiceId::value, InvoiceId::new)),
            CodecRegistries.fromProviders(new DomainEventCodecProvider()),
            MongoClientSettings.getDefaultCodecRegistry());

    private ViewCodecs() {}
}
