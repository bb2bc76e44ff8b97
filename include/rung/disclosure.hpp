// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rung/disclosure/audit.hpp>
#include <rung/disclosure/cell_key.hpp>
#include <rung/disclosure/cells.hpp>
#include <rung/disclosure/count.hpp>
#include <rung/disclosure/derived.hpp>
#include <rung/disclosure/discrete_laplace.hpp>
#include <rung/disclosure/document.hpp>
#include <rung/disclosure/hierarchy.hpp>
#include <rung/disclosure/hierarchy_builders.hpp>
#include <rung/disclosure/information_loss.hpp>
#include <rung/disclosure/ledger.hpp>
#include <rung/disclosure/plan.hpp>
#include <rung/disclosure/primary.hpp>
#include <rung/disclosure/privacy_budget.hpp>
#include <rung/disclosure/privacy_model.hpp>
#include <rung/disclosure/publish.hpp>
#include <rung/disclosure/ratio.hpp>
#include <rung/disclosure/recoding.hpp>
#include <rung/disclosure/records.hpp>
#include <rung/disclosure/risk.hpp>
#include <rung/disclosure/rounding.hpp>
#include <rung/disclosure/submit.hpp>
#include <rung/disclosure/suppression.hpp>
#include <rung/disclosure/table_csv.hpp>
#include <rung/disclosure/treatment.hpp>
