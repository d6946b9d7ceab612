// Package deals is the use cases of sales being made: deals, their way through the
// stages, and the pipelines that have the stages.
package deals
