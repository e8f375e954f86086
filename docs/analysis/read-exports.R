# Reads an export of Ventwall back: survival by Kaplan-Meier and arm from tte.csv, and the daily means.
# Rscript docs/analysis/read-exports.R FOLDER
# FOLDER holds tte.csv and daily_long.csv of ventwall.zip. Needs the package survival (Debian: r-cran-survival).

library(survival)

folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("Say which folder holds the export.")

table_of <- function(name) {
  read.csv(file.path(folder, name), na.strings = "", fileEncoding = "UTF-8", stringsAsFactors = FALSE)
}

tte <- table_of("tte.csv")
# The arms are never pooled: matched controls are no part of the trial's outcome.
for (horizon in unique(tte$param)) for (arm in sort(unique(tte$group))) {
  one <- tte[tte$param == horizon & tte$group == arm, ]
  if (nrow(one) == 0) next
  # status 1 is a death: R's own coding for two values.
  curve <- survfit(Surv(time, status) ~ 1, data = one)
  cat("survival", horizon, arm, "\n")
  print(curve)
  steps <- summary(curve, times = sort(unique(one$time)))
  cat(sprintf(
    "KM,%s,%s,%d,%d,%d,%.12f,%s,%s,%s\n", horizon, arm, steps$time, steps$n.risk, steps$n.event, steps$surv,
    ifelse(is.finite(steps$std.err), sprintf("%.12f", steps$std.err), ""),
    ifelse(is.na(steps$lower), "", sprintf("%.12f", steps$lower)),
    ifelse(is.na(steps$upper), "", sprintf("%.12f", steps$upper))
  ), sep = "")
}

daily <- table_of("daily_long.csv")
# Days that are over and complete enough; what is insufficient is exported, flagged, and left out here.
# A lung injury score of fewer than three components compares with no other.
counts <- daily$segment == "ALL" & (daily$param != "lis" | daily$n >= 3) & !is.na(daily$value) & !is.na(daily$study_day) &
  (is.na(daily$completeness) | !daily$completeness %in% c("INSUFFICIENT", "RUNNING"))
of_trial <- daily[counts & daily$study_day >= 0 & daily$study_day <= 7, ]
if (nrow(of_trial) > 0) {
  figures <- aggregate(
    value ~ param + study_day + group,
    data = of_trial,
    FUN = function(x) c(n = length(x), mean = mean(x), sd = sd(x))
  )
  cat("daily means by study day and arm\n")
  print(do.call(data.frame, figures), row.names = FALSE)
}
