package dev.coopclaims.kernel;

import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.catalogue.CatalogueId;
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
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.exception.ExceptionsId;
import dev.coopclaims.kernel.fund.RollOverId;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.util.List;
import java.util.function.Function;

/**
 * A type of id: its {@code toString} is its text everywhere, in JSON, in views and in URLs.
 *
 * @param parse throws an {@link IllegalArgumentException} for an invalid text
 */
public record KernelId<T>(Class<T> type, Function<String, T> parse) {
    /** Every type of id. */
    public static final List<KernelId<?>> ALL = List.of(
            new KernelId<>(CapId.class, CapId::new),
            new KernelId<>(CatalogueId.class, CatalogueId::new),
            new KernelId<>(ClaimId.class, ClaimId::new),
            new KernelId<>(ClaimNumbersId.class, ClaimNumbersId::new),
            new KernelId<>(CommentId.class, CommentId::new),
            new KernelId<>(CostId.class, CostId::new),
            new KernelId<>(DocumentId.class, DocumentId::new),
            new KernelId<>(EarningId.class, EarningId::new),
            new KernelId<>(ExchangeRatesId.class, ExchangeRatesId::new),
            new KernelId<>(ErasureId.class, ErasureId::new),
            new KernelId<>(ExceptionId.class, ExceptionId::new),
            new KernelId<>(ExceptionsId.class, ExceptionsId::new),
            new KernelId<>(FundId.class, FundId::new),
            new KernelId<>(HoldId.class, HoldId::new),
            new KernelId<>(RollOverId.class, RollOverId::new),
            new KernelId<>(HoldsId.class, HoldsId::new),
            new KernelId<>(ImportId.class, ImportId::new),
            new KernelId<>(InformationItemId.class, InformationItemId::new),
            new KernelId<>(InvoiceId.class, InvoiceId::new),
            new KernelId<>(NoteId.class, NoteId::new),
            new KernelId<>(OrganisationId.class, OrganisationId::new),
            new KernelId<>(OriginalsRequestId.class, OriginalsRequestId::new),
            new KernelId<>(PreApprovalId.class, PreApprovalId::new),
            new KernelId<>(ShortfallId.class, ShortfallId::new),
            new KernelId<>(UploadRequestId.class, UploadRequestId::new),
            new KernelId<>(UserId.class, UserId::new));
}
