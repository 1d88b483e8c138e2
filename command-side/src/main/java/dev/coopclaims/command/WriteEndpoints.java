package dev.coopclaims.command;

import dev.coopclaims.command.catalogue.web.CatalogueVersionEndpoints;
import dev.coopclaims.command.claim.web.ClaimEndpoints;
import dev.coopclaims.command.claim.web.CommentEndpoints;
import dev.coopclaims.command.claim.web.CostEndpoints;
import dev.coopclaims.command.claim.web.DocumentEndpoints;
import dev.coopclaims.command.claim.web.EvidenceEndpoints;
import dev.coopclaims.command.claim.web.StatementPress;
import dev.coopclaims.command.claim.web.SubmissionEndpoints;
import dev.coopclaims.command.claim.web.Uploads;
import dev.coopclaims.command.correction.web.InvoiceEndpoints;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispute.web.DisputeEndpoints;
import dev.coopclaims.command.earning.web.EarningEndpoints;
import dev.coopclaims.command.earning.web.EarningImport;
import dev.coopclaims.command.erasure.web.ErasureEndpoints;
import dev.coopclaims.command.fund.web.AdjustmentEndpoints;
import dev.coopclaims.command.granting.web.ExceptionEndpoints;
import dev.coopclaims.command.hold.web.HoldEndpoints;
import dev.coopclaims.command.organisation.web.OrganisationEndpoints;
import dev.coopclaims.command.originals.web.OriginalsEndpoints;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.preapproval.web.PreApprovalEndpoints;
import dev.coopclaims.command.rate.web.ExchangeRateEndpoints;
import dev.coopclaims.command.review.web.AnswerEndpoints;
import dev.coopclaims.command.review.web.ReviewEndpoints;
import dev.coopclaims.command.review.web.ReviewTaskEndpoints;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.kernel.catalogue.Catalogues;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The part of {@link CommandSide} that speaks HTTP: the table of its endpoints, and what they share. */
@Configuration(proxyBeanMethods = false)
@Import({
    ClaimEndpoints.class,
    CostEndpoints.class,
    DocumentEndpoints.class,
    EvidenceEndpoints.class,
    CommentEndpoints.class,
    SubmissionEndpoints.class,
    AnswerEndpoints.class,
    ReviewEndpoints.class,
    ReviewTaskEndpoints.class,
    OriginalsEndpoints.class,
    DisputeEndpoints.class,
    InvoiceEndpoints.class,
    OrganisationEndpoints.class,
    PreApprovalEndpoints.class,
    EarningEndpoints.class,
    AdjustmentEndpoints.class,
    CatalogueVersionEndpoints.class,
    ExchangeRateEndpoints.class,
    HoldEndpoints.class,
    ExceptionEndpoints.class,
    ErasureEndpoints.class
})
public class WriteEndpoints {

    @Bean
    public Uploads uploads(DocumentContents contents, ContentLimits limits) {
        return new Uploads(contents, limits);
    }

    @Bean
    public StatementPress statementPress(Commands commands, Uploads uploads, Catalogues catalogues, Clock clock) {
        return new StatementPress(commands, uploads, catalogues, clock);
    }

    @Bean
    public EarningImport earningImport(Commands commands, Pseudonyms pseudonyms, CommandSideSettings settings) {
        return new EarningImport(commands, pseudonyms, settings.importParallelism());
    }
}
