package io.eldercare.job.proof;

import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.KpiValue;
import java.util.Optional;

/** What the figure would be with a delivery that was replaced. @param value empty where it could not be worked out alone */
record FormerValue(DeliveryRecord delivery, Optional<KpiValue> value) {}
