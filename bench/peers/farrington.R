# farringtonFlexible of R's surveillance (Salmon, Schumacher and Hoehle, Journal of Statistical
# Software 70, 2016), on the newest weeks of every series.
# Arguments: counts as CSV with a row a series, a file to write, newest weeks to score, upper tail.
# Writes alarm and p-value of each week, then the processor seconds spent in the algorithm alone.
suppressMessages(suppressWarnings(library(surveillance)))
given <- commandArgs(TRUE)
counts <- as.matrix(read.csv(given[1], header = FALSE))
scored <- as.integer(given[3])
alpha <- as.numeric(given[4])
weeks <- ncol(counts)
range <- (weeks - scored + 1):weeks
spent <- 0
lines <- character(0)
for (row in seq_len(nrow(counts))) {
  series <- sts(observed = matrix(counts[row, ]), frequency = 52, start = c(2000, 1))
  started <- proc.time()
  found <- farringtonFlexible(series, control = list(
    range = range, b = 5, w = 3, noPeriods = 10, reweight = TRUE, weightsThreshold = 2.58,
    pastWeeksNotIncluded = 26, trend = TRUE, pThresholdTrend = 1, thresholdMethod = "nbPlugin",
    alpha = alpha, limit54 = c(0, 1)
  ))
  took <- proc.time() - started
  spent <- spent + took[["user.self"]] + took[["sys.self"]]
  alarm <- as.integer(alarms(found))
  alarm[is.na(alarm)] <- 0
  p <- as.numeric(control(found)$pvalue)
  p[is.na(p)] <- 1
  lines <- c(lines, paste(c(alarm, format(p, digits = 8)), collapse = ","))
}
writeLines(c(lines, format(spent)), given[2])
